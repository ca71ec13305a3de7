import { dateFormat } from '#contracts/date-formats';
import { useTabletState } from '../shell/use-tablet.ts';
import styles from './Notes.module.css';

/** What was promised on this device in the last days; whom to answer is not shown. */
export function PromisedHere({ boothId }: { boothId: string }) {
  const { facts, kind } = useTabletState(({ facts, meta }) => ({
    facts,
    kind: meta.device?.kind ?? 'tablet',
  }));
  const promised = facts.filter((fact) => fact.boothId === boothId).toReversed();
  const rows = promised.flatMap(({ id, item }) => (item.type === 'follow-up' ? [{ id, item }] : []));
  return (
    <section className={styles.aside} aria-label="Promised before">
      <h2>Promised from this {kind}</h2>
      {rows.length === 0 ? (
        <p className={styles.quiet}>Nothing yet. What you record shows up here.</p>
      ) : (
        <ul className={styles.said}>
          {rows.map(({ id, item }) => (
            <li key={id}>
              <span>
                {item.what}
                <small>{promiseWords(item.owner ?? '', item.dueOn)}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function promiseWords(owner: string, dueOn: string | undefined): string {
  const who = owner === '' ? 'nobody has taken it yet' : owner;
  return dueOn === undefined ? who : `${who}, until ${dateWords(dueOn)}`;
}

/** "14 Nov" */
function dateWords(date: string): string {
  return dateFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${date}T12:00:00Z`),
  );
}
