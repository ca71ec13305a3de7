import { Button, Checkbox } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type TalkRow, talks } from '#contracts/talks';
import { Tag } from '../../parts/Tag.tsx';
import { useEvent } from '../../shell/events.ts';
import { dayWords, instantToLocal, stretchWords } from '../local-time.ts';
import { useMay } from '../may.ts';
import { useRows } from '../parts/collection.ts';
import { ListPage } from '../parts/ListPage.tsx';
import { RowActions } from '../parts/RowActions.tsx';
import { useDayShown } from '../use-day-shown.tsx';
import { AfterTalksCard } from './AfterTalksCard.tsx';
import { TalkDialog } from './TalkDialog.tsx';
import { isDoubtful, isOurs, personWords, projectWords, speakerWords } from './talk-words.ts';
import styles from './talks.module.css';

/** The schedule of the conference, day by day, with whom and what of ours it is about. */
export function TalksPage() {
  const event = useEvent();
  const may = useMay();
  const loaded = useRows(talks.list, event.slug);
  const [chosen, setChosen] = useState<TalkRow | null>(null);
  const dateOf = (row: TalkRow) => instantToLocal(row.startsAt, event.timeZone).date;
  const current = loaded.state === 'ready' ? loaded.rows.filter(({ archivedAt }) => archivedAt === null) : [];
  const { daySwitch, only } = useDayShown(event, 'talks', current, dateOf);
  const { ours } = useSearch({ strict: false });
  const shows = (row: TalkRow) => (only?.shows(row) ?? true) && (ours !== true || isOurs(row));
  const none =
    ours === true ? 'No talk here is by our people or about our projects.' : (only?.none ?? 'No talks.');
  const importing = (label: string, variant: 'filled' | 'default') => (
    <Button
      variant={variant}
      renderRoot={(props) => (
        <Link {...props} to="/events/$event/set-up/talks/import" params={{ event: event.slug }} />
      )}
    >
      {label}
    </Button>
  );
  const isEmpty = loaded.state === 'ready' && current.length === 0;
  return (
    <>
      <ListPage
        title="Talks"
        intro="The conference's schedule. Speakers who are your people, and talks about your projects, are recognised: they show in conflicts, and tablets offer the talks that a visitor may come from."
        actions={may.manage && !isEmpty && importing('Import a schedule', 'default')}
        loaded={loaded}
        isArchived={(row) => row.archivedAt !== null}
        archiveLabel={(count) => `Show what is no longer in the schedule (${count})`}
        only={{ shows, none }}
        groupOf={(row) => dayWords(dateOf(row))}
        empty={{
          title: 'No talks yet',
          text: 'Paste the schedule of the conference, or choose its file. You see what is in it before anything is stored.',
          next: may.manage ? importing('Import a schedule', 'filled') : undefined,
        }}
        columns={[
          {
            head: 'Time',
            cell: (row) => (
              <span className={styles.time}>{stretchWords(row.startsAt, row.endsAt, event.timeZone)}</span>
            ),
          },
          { head: 'Talk', cell: (row) => <Talk row={row} /> },
          { head: 'Speakers', cell: (row) => <Speakers row={row} /> },
          { head: 'Project', cell: (row) => <Projects row={row} /> },
        ]}
        rowActions={may.manage ? (row) => <Actions row={row} onChoose={() => setChosen(row)} /> : undefined}
      >
        {!isEmpty && (
          <div className={styles.filter}>
            {daySwitch}
            <OursOnly />
          </div>
        )}
      </ListPage>
      <AfterTalksCard />
      {chosen !== null && <TalkDialog talk={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

function Actions({ row, onChoose }: { row: TalkRow; onChoose: () => void }) {
  const label = isDoubtful(row) ? 'Decide…' : 'Change…';
  return (
    <RowActions>
      <Button aria-label={`${label} “${row.title}”`} onClick={onChoose}>
        {label}
      </Button>
    </RowActions>
  );
}

/** In the address, like the day. */
function OursOnly() {
  const navigate = useNavigate();
  const { day, ours } = useSearch({ strict: false });
  return (
    <Checkbox
      label="Only our people and projects"
      checked={ours === true}
      onChange={({ currentTarget }) =>
        void navigate({ to: '.', search: { day, ours: currentTarget.checked || undefined }, replace: true })
      }
    />
  );
}

function Talk({ row }: { row: TalkRow }) {
  return (
    <>
      <bdi>{row.title}</bdi>
      {row.room !== '' && <span className={styles.detail}>{row.room}</span>}
    </>
  );
}

function Speakers({ row }: { row: TalkRow }) {
  return row.speakers.map((speaker, at) => {
    const ours = personWords(speaker);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: two speakers may have one name; their order is theirs
      <div key={at} className={styles.speaker}>
        <bdi className={ours === null ? undefined : styles.ours}>{speakerWords(speaker)}</bdi>
        {ours !== null && (
          <>
            {' '}
            <Tag kind={speaker.match === 'doubtful' ? 'attention' : 'plain'}>{ours}</Tag>
          </>
        )}
      </div>
    );
  });
}

function Projects({ row }: { row: TalkRow }) {
  const shown = row.projects.filter(({ match }) => match !== 'rejected');
  return shown.map((project) => (
    <div key={project.id} className={styles.speaker}>
      {project.match === 'doubtful' ? (
        <Tag kind="attention">{projectWords(project)}</Tag>
      ) : (
        projectWords(project)
      )}
    </div>
  ));
}
