import { Button, Checkbox } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type HighlightRow, highlights, paragraphStateOf } from '#contracts/highlights';
import { representatives } from '#contracts/representatives';
import { Card } from '../parts/Card.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { FirstBooth } from '../parts/FirstBooth.tsx';
import { Page } from '../parts/Page.tsx';
import { BoothName } from '../parts/Plate.tsx';
import { Prose } from '../parts/Prose.tsx';
import { BoneRows, Waiting } from '../parts/Waiting.tsx';
import { useBooths } from '../set-up/booths/booths.ts';
import { useMay } from '../set-up/may.ts';
import { useCurrentRows, useRows } from '../set-up/parts/collection.ts';
import { useEvent } from '../shell/events.ts';
import { missingParagraphsText, paragraphTally } from '../start-page/missing.ts';
import { Paragraph } from '../start-page/Paragraph.tsx';
import { TextsBeside } from '../summary/TextsBeside.tsx';
import { ParagraphEditor } from './ParagraphEditor.tsx';
import classes from './Paragraphs.module.css';

const paragraphsRoute = getRouteApi('/shell/events/$event/paragraphs');

function useInAddress() {
  const search = paragraphsRoute.useSearch();
  const navigate = useNavigate({ from: '/events/$event/paragraphs' });
  const change = (part: Partial<typeof search>) =>
    void navigate({ search: { ...search, ...part }, replace: true, resetScroll: false });
  return { ...search, change };
}

/** The paragraph of each booth: how far it is, and the place to write, approve and send it back. */
export function ParagraphsPage() {
  const event = useEvent();
  const written = useRows(highlights.list, event.slug);
  const booths = useBooths(event.slug);
  const stand = useCurrentRows(representatives.list, event.slug);
  const { missing, change } = useInAddress();
  const rows = written.state === 'ready' ? written.rows.filter(({ archivedAt }) => archivedAt === null) : [];
  const all = booths.rows
    .map(({ id, slug, name }) => {
      const row = rows.find(({ boothId }) => boothId === id) ?? null;
      const people = stand.filter(({ boothId }) => boothId === id).map(({ personName }) => personName);
      return { id, slug, name, row, representatives: people, paragraph: paragraphStateOf(row) };
    })
    .toSorted((one, other) => one.name.localeCompare(other.name));
  const shown = missing ? all.filter(({ paragraph }) => isMissing(paragraph)) : all;
  const list = missingParagraphsText(event.name, all);
  const { done, of, words } = paragraphTally(all);
  return (
    <Page
      title="Paragraphs"
      of={event.name}
      sub={written.state === 'ready' && all.length > 0 && `${done} of ${of} ${words}`}
      actions={
        list !== null &&
        written.state === 'ready' && (
          <CopyButton text={list} label="Copy what is missing" done="List of missing paragraphs copied." />
        )
      }
    >
      {written.state === 'failed' && (
        <Card bleed>
          <ErrorState error={written.error} onRetry={written.tryAgain} />
        </Card>
      )}
      {written.state === 'loading' && (
        <Waiting what="The paragraphs">
          <Card bleed>
            <BoneRows rows={9} />
          </Card>
        </Waiting>
      )}
      {written.state === 'ready' && (
        <Card
          title="Booths"
          actions={
            <Checkbox
              label="Still missing only"
              checked={missing === true}
              onChange={({ currentTarget }) => change({ missing: currentTarget.checked || undefined })}
            />
          }
          bleed
        >
          {all.length === 0 && <FirstBooth event={event.slug} level={3} />}
          {all.length > 0 && shown.length === 0 && (
            <EmptyState title="None is missing" level={3}>
              <p>Every booth’s paragraph is ready, approved, or left out on purpose.</p>
            </EmptyState>
          )}
          <ul className={classes.list}>
            {shown.map((booth) => (
              <BoothRow key={booth.id} booth={booth} kiosk={booths.plateOf(booth.id)} />
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}

const isMissing = (state: ReturnType<typeof paragraphStateOf>) => state === 'none' || state === 'draft';

interface Booth {
  id: string;
  slug: string;
  name: string;
  row: HighlightRow | null;
  representatives: readonly string[];
  paragraph: ReturnType<typeof paragraphStateOf>;
}

function BoothRow({ booth, kiosk }: { booth: Booth; kiosk: string | null }) {
  const may = useMay();
  const { booth: open, change } = useInAddress();
  const { id, slug, name, row, paragraph } = booth;
  const isOpen = open === slug;
  const label = may.booths ? (paragraph === 'none' ? 'Write' : 'Edit') : 'Read';
  return (
    <li id={slug}>
      <div className={classes.row}>
        <BoothName kiosk={kiosk} name={name} />
        <span className={classes.people}>
          {booth.representatives.length === 0
            ? 'representatives not recorded'
            : booth.representatives.join(', ')}
        </span>
        <Paragraph state={paragraph} />
        <Button
          size="xs"
          aria-expanded={isOpen}
          aria-label={`${isOpen ? 'Close' : label}: ${name}`}
          onClick={() => change({ booth: isOpen ? undefined : slug })}
        >
          {isOpen ? 'Close' : label}
        </Button>
      </div>
      {isOpen && (
        <div className={classes.open}>
          {may.booths ? (
            <ParagraphEditor of={{ section: 'booth', boothId: id, name: `Paragraph of ${name}` }} row={row} />
          ) : row === null || row.body === '' ? (
            <p className={classes.quiet}>Nothing is written.</p>
          ) : (
            <Prose text={row.body} />
          )}
          <TextsBeside boothId={id} boothName={name} />
        </div>
      )}
    </li>
  );
}
