import { Button, Checkbox, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { HighlightRow } from '#contracts/highlights';
import type { Report, ReportBooth } from '#contracts/report';
import { roughly } from '#contracts/summary-post';
import { representativesLine } from '#contracts/summary-words';
import { ParagraphEditor } from '../paragraphs/ParagraphEditor.tsx';
import type { ParagraphOf } from '../paragraphs/use-paragraph.ts';
import { Card } from '../parts/Card.tsx';
import { Prose } from '../parts/Prose.tsx';
import { useMay } from '../set-up/may.ts';
import { EarlierTexts } from './EarlierTexts.tsx';
import classes from './Post.module.css';
import { chosenBooths, moved, type Part } from './post-choices.ts';
import summary from './Summary.module.css';
import { TextsBeside } from './TextsBeside.tsx';
import { usePostChoices } from './use-post-choices.ts';

interface Given {
  part: Part;
  row: HighlightRow | null;
  report: Report;
  onText: (text: string) => void;
}

/** One part of the post: what the record says of it, and its text to write. */
export function PostPart({ part, row, report, onText }: Given) {
  const may = useMay();
  const mayWrite = part.booth === null ? may.manage : may.booths;
  return (
    <Card title={part.name}>
      <div className={classes.part}>
        {part.booth !== null && <BoothLines booth={part.booth} />}
        {part.booth !== null && <Place booth={part.booth} report={report} />}
        {mayWrite ? (
          <ParagraphEditor of={ofPart(part)} row={row} onText={onText} />
        ) : row === null || row.body === '' ? (
          <p className={summary.unwritten}>Nothing is written.</p>
        ) : (
          <Prose text={row.body} />
        )}
        {part.booth === null
          ? mayWrite && <EarlierTexts section={part.section} row={row} />
          : mayWrite && <TextsBeside boothId={part.booth.boothId} boothName={part.name} />}
      </div>
    </Card>
  );
}

function ofPart({ booth, section, name }: Part): ParagraphOf {
  if (booth !== null) return { section: 'booth', boothId: booth.boothId, name: `Paragraph of ${name}` };
  return { section: section as Exclude<HighlightRow['section'], 'booth'>, boothId: null, name };
}

/** What stands above the text by itself. */
function BoothLines({ booth }: { booth: ReportBooth }) {
  const visitors = roughly(booth.figure);
  return (
    <dl className={classes.record}>
      <dt>From the record</dt>
      <dd>{representativesLine(booth) ?? 'No representative is named.'}</dd>
      <dd>
        {visitors === null
          ? 'No number of visitors is recorded: the post says none.'
          : booth.figure.visitors === 0
            ? 'Visitors: 0. The post does not say it.'
            : `Visitors: ${visitors}. Left out where the text says how many came, such as “${booth.figure.visitors} people”.`}
      </dd>
    </dl>
  );
}

/** Whether the booth is in the post, and where. */
function Place({ booth, report }: { booth: ReportBooth; report: Report }) {
  const { booths, choose } = usePostChoices();
  const slugs = chosenBooths(report, booths).map(({ slug }) => slug);
  const isIn = slugs.includes(booth.slug);
  const set = (next: string[]) => {
    const isAll = next.join() === report.booths.map(({ slug }) => slug).join();
    choose(isAll ? undefined : next);
  };
  const move = (by: -1 | 1) => set(moved(slugs, booth.slug, by));
  return (
    <Group gap="sm">
      <Checkbox
        label="In the post"
        checked={isIn}
        disabled={isIn && slugs.length === 1}
        onChange={() => set(isIn ? slugs.filter((slug) => slug !== booth.slug) : [...slugs, booth.slug])}
      />
      {isIn && (
        <>
          <Button
            leftSection={<IconArrowUp size={16} stroke={1.9} />}
            disabled={slugs[0] === booth.slug}
            onClick={() => move(-1)}
          >
            Move up
          </Button>
          <Button
            leftSection={<IconArrowDown size={16} stroke={1.9} />}
            disabled={slugs.at(-1) === booth.slug}
            onClick={() => move(1)}
          >
            Move down
          </Button>
        </>
      )}
    </Group>
  );
}
