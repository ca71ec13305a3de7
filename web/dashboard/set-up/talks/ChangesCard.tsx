import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SchedulePreview } from '#contracts/talks';
import { Card } from '../../parts/Card.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { useEvent } from '../../shell/events.ts';
import { dayWords, instantToLocal, stretchWords } from '../local-time.ts';
import { changeWords, personWords, projectWords, speakerWords } from './talk-words.ts';
import styles from './talks.module.css';

type Planned = SchedulePreview['talks'][number];

/** A long list is shown in part: thousands of rows would hold up a phone. */
const SHOWN = 200;
const FEW = 30;

const headings = { changed: 'Changed', gone: 'Gone', new: 'New' } as const;

/** What is new, changed and gone, talk by talk. */
export function ChangesCard({ preview }: { preview: SchedulePreview }) {
  const groups = (['changed', 'gone', 'new'] as const)
    .map((state) => ({ state, talks: preview.talks.filter((talk) => talk.state === state) }))
    .filter(({ talks }) => talks.length > 0);
  if (groups.length === 0) return null;
  return (
    <Card title="What changes" bleed>
      {groups.map(({ state, talks }) => (
        <details key={state} className={styles.group} open={talks.length <= FEW || groups.length === 1}>
          <summary>
            {headings[state]}: {talks.length}
          </summary>
          <Rows label={headings[state]} talks={talks} />
        </details>
      ))}
    </Card>
  );
}

function Rows({ label, talks }: { label: string; talks: readonly Planned[] }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? talks : talks.slice(0, SHOWN);
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {shown.map((talk) => (
          <Row key={`${talk.id ?? ''} ${talk.line ?? ''}`} talk={talk} />
        ))}
      </ul>
      {shown.length < talks.length && (
        <p className={styles.more}>
          <Button onClick={() => setWhole(true)}>Show all {talks.length}</Button>
        </p>
      )}
    </>
  );
}

function Row({ talk }: { talk: Planned }) {
  const { timeZone } = useEvent();
  const { startsAt, endsAt, line, changes, doubts } = talk;
  return (
    <li>
      <span className={styles.when}>
        {dayWords(instantToLocal(startsAt, timeZone).date, 'short')},{' '}
        {stretchWords(startsAt, endsAt, timeZone)}
        {line !== null && <span className={styles.detail}>Line {line}</span>}
      </span>
      <div className={styles.what}>
        <bdi className={styles.title}>{talk.title}</bdi> <Ours talk={talk} />
        <About talk={talk} />
        {changes.map((change) => (
          <span key={change.field} className={styles.detail}>
            {changeWords(change)}
          </span>
        ))}
        {doubts.map((doubt) => (
          <span key={doubt} className={styles.doubt}>
            {doubt}
          </span>
        ))}
      </div>
    </li>
  );
}

/** Room and speakers of what is new. */
function About({ talk: { state, room, speakers } }: { talk: Planned }) {
  const words = [room, speakers.map(speakerWords).join('; ')].filter((text) => text !== '').join(' · ');
  return state === 'new' && words !== '' ? <span className={styles.detail}>{words}</span> : null;
}

/** The people and projects that are recognised. */
function Ours({ talk: { speakers, projects } }: { talk: Planned }) {
  const people = speakers.filter((speaker) => personWords(speaker) !== null);
  return (
    <>
      {people.map((speaker) => (
        <Tag key={speaker.name} kind={speaker.match === 'doubtful' ? 'attention' : 'plain'}>
          {`${speaker.name}: ${personWords(speaker)}`}
        </Tag>
      ))}{' '}
      {projects
        .filter(({ match }) => match !== 'rejected')
        .map((project) => (
          <Tag key={project.id} kind={project.match === 'doubtful' ? 'attention' : 'plain'}>
            {projectWords(project)}
          </Tag>
        ))}
    </>
  );
}
