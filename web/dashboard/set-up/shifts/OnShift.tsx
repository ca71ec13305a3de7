import type { AssignmentRow } from '#contracts/assignments';
import type { ShiftRow } from '#contracts/shifts';
import { Tag } from '../../parts/Tag.tsx';
import styles from '../set-up.module.css';
import { againstWords } from './people-choices.ts';

type OnIt = Pick<
  AssignmentRow,
  'id' | 'personName' | 'personStanding' | 'isPersonArchived' | 'answer' | 'answerNote'
>;

/** Who counts on a shift: not whoever declined, or went to the archive. */
export const isStanding = ({ answer, isPersonArchived }: Pick<OnIt, 'answer' | 'isPersonArchived'>) =>
  answer !== 'declined' && !isPersonArchived;

/** "Maintainer A (confirmed), Contributor E 2/2"; who declined does not count, and a shift below its minimum says so. */
export function OnShift({ shift, people }: { shift: ShiftRow; people: readonly OnIt[] }) {
  const standing = people.filter(isStanding);
  const declined = people.filter(({ answer }) => answer === 'declined');
  const marked = people.filter(({ answer }) => answer !== 'declined').flatMap(withReason);
  const of = `${standing.length}/${shift.target}`;
  return (
    <span>
      {standing.length === 0 ? (
        <Tag kind={shift.minimum === 0 ? 'plain' : 'attention'}>{`nobody yet, ${of}`}</Tag>
      ) : (
        <>
          {`${standing.map(withAnswer).join(', ')} `}
          {standing.length < shift.minimum ? <Tag kind="attention">{of}</Tag> : <b>{of}</b>}
        </>
      )}
      {declined.map(({ id, personName, answerNote }) => (
        <span key={id} className={styles.declined}>
          {personName} cannot{answerNote !== '' && `: ${answerNote}`}
        </span>
      ))}
      {marked.map(({ id, words }) => (
        <span key={id} className={styles.declined}>
          {words}
        </span>
      ))}
    </span>
  );
}

/** "Ana is in the archive" */
function withReason({ id, personName, personStanding, isPersonArchived }: OnIt) {
  const against = againstWords({ standing: personStanding, isArchived: isPersonArchived });
  return against === null ? [] : [{ id, words: `${personName} is ${against}` }];
}

function withAnswer({ personName, answer }: OnIt): string {
  if (answer === 'confirmed') return `${personName} (confirmed)`;
  return answer === 'swap-offered' ? `${personName} (offers it)` : personName;
}
