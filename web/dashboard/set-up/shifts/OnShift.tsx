import type { AssignmentRow } from '#contracts/assignments';
import type { ShiftRow } from '#contracts/shifts';
import { Tag } from '../../parts/Tag.tsx';
import styles from '../set-up.module.css';

type OnIt = Pick<AssignmentRow, 'id' | 'personName' | 'answer' | 'answerNote'>;

/** "Maintainer A (confirmed), Contributor E 2/2"; who declined does not count, and a shift below its minimum says so. */
export function OnShift({ shift, people }: { shift: ShiftRow; people: readonly OnIt[] }) {
  const standing = people.filter(({ answer }) => answer !== 'declined');
  const declined = people.filter(({ answer }) => answer === 'declined');
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
    </span>
  );
}

function withAnswer({ personName, answer }: OnIt): string {
  if (answer === 'confirmed') return `${personName} (confirmed)`;
  return answer === 'swap-offered' ? `${personName} (offers it)` : personName;
}
