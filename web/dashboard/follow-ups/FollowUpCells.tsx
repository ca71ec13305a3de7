import { type FollowUpRow, isOverdue } from '#contracts/follow-ups';
import { Tag } from '../parts/Tag.tsx';
import { dateIn } from '../parts/times.ts';
import { dayWords, momentWords } from '../set-up/local-time.ts';
import classes from './FollowUps.module.css';
import { dueWords } from './follow-up-words.ts';

/** What, when it was said, and where the work is written down. */
export function Promised({ row, zone }: { row: FollowUpRow; zone: string }) {
  return (
    <div className={classes.promised}>
      <span className={classes.what} dir="auto">
        {row.what}
      </span>
      <span className={classes.detail}>
        {momentWords(row.occurredAt, zone)}
        {row.issueUrl !== null && (
          <>
            {' · '}
            <a href={row.issueUrl} target="_blank" rel="noreferrer">
              {`Issue at ${new URL(row.issueUrl).hostname}`}
            </a>
          </>
        )}
      </span>
    </div>
  );
}

/** By name; nobody, until somebody takes it. */
export function Owner({ row: { owner } }: { row: FollowUpRow }) {
  return (
    <span className={owner === '' ? `${classes.who} ${classes.quiet}` : classes.who} dir="auto">
      {owner === '' ? 'nobody yet' : owner}
    </span>
  );
}

export function Due({ row, today, zone }: { row: FollowUpRow; today: string; zone: string }) {
  if (row.doneAt !== null)
    return <Tag kind="sent">{`Done ${dayWords(dateIn(row.doneAt, zone), 'short')}`}</Tag>;
  if (row.dueOn === null) return <span className={classes.quiet}>no date</span>;
  if (!isOverdue(row, today)) return <span className={classes.due}>{dueWords(row.dueOn, today)}</span>;
  return (
    <span className={classes.due}>
      <Tag kind="attention">Overdue</Tag> <span>{dueWords(row.dueOn, today)}</span>
    </span>
  );
}

/** The visitor's address only for whoever may see it; the server sends it to nobody else. */
export function Contact({ row: { contact, contactState } }: { row: FollowUpRow }) {
  if (contactState === 'none') return null;
  if (contactState === 'purged') return <span className={classes.quiet}>deleted, its time was over</span>;
  if (contact === null) return <span className={classes.quiet}>given; the booth lead sees it</span>;
  return (
    <div className={classes.contact}>
      <span dir="auto">{contact.name}</span>
      <span className={classes.detail}>{contact.address}</span>
    </div>
  );
}
