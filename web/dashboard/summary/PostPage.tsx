import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCopy } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { type HighlightRow, highlights } from '#contracts/highlights';
import type { Report } from '#contracts/report';
import { numberMismatch, postOf } from '#contracts/summary-post';
import { notifyDone, notifyNotDone } from '../parts/notify.ts';
import { useCurrentRows } from '../set-up/parts/collection.ts';
import { useEvent } from '../shell/events.ts';
import classes from './Post.module.css';
import { PostPart } from './PostPart.tsx';
import { PostParts } from './PostParts.tsx';
import { PostPreview } from './PostPreview.tsx';
import { anchorOf, chosenBooths, type Part, partsOf, withTyped } from './post-choices.ts';
import { copyRichText } from './rich-text.ts';
import { usePostChoices } from './use-post-choices.ts';

/** The parts of the post, the one that is being written, and how the whole reads. */
export function PostPage({ report }: { report: Report }) {
  const event = useEvent();
  const choices = usePostChoices();
  const rows = useCurrentRows(highlights.list, event.slug);
  const [typed, setTyped] = useState<{ key: string; text: string } | null>(null);
  const { parts, others } = partsOf(report, choices.booths);
  const open = [...parts, ...others].find(({ key }) => key === choices.part) ?? parts[0];
  const written = useInSight(open?.key);
  // Drawing a long post takes longer than the next key: the preview follows a moment later.
  const [shown] = useDebouncedValue(typed, 200);
  const asTyped =
    open !== undefined && shown?.key === open.key ? withTyped(report, open, shown.text) : report;
  const chosen = { ...asTyped, booths: chosenBooths(asTyped, choices.booths) };
  const drafts = choices.approved ? 'left-out' : 'marked';
  const document = postOf(chosen, { drafts, frontMatter: false });
  return (
    <div className={classes.columns}>
      <PostParts parts={parts} others={others} report={report} open={open} />
      <div ref={written} className={classes.written}>
        {open !== undefined && (
          <PostPart
            key={open.key}
            part={open}
            row={rowOf(rows, open)}
            report={report}
            onText={(text) => setTyped({ key: open.key, text })}
          />
        )}
      </div>
      <PostPreview
        document={document}
        anchor={open === undefined ? null : anchorOf(open)}
        // Of what is approved only, nothing of it stands in the post itself.
        mismatch={choices.approved ? numberMismatch(chosen, drafts) : null}
        copy={
          <Button
            leftSection={<IconCopy size={16} stroke={1.9} />}
            onClick={() =>
              void copyRichText(document.blocks).then(
                () => notifyDone('The post is copied, with its headings, lists and links.'),
                (error: unknown) => notifyNotDone('The post is not copied.', error),
              )
            }
          >
            Copy as rich text
          </Button>
        }
      />
    </div>
  );
}

/** Where the list of parts is long or the text is, another part's text would open out of sight. */
function useInSight(key: string | undefined) {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(key);
  useEffect(() => {
    if (before.current === key) return;
    before.current = key;
    const { top = 0 } = place.current?.getBoundingClientRect() ?? {};
    if (top < 0 || top > innerHeight / 2) place.current?.scrollIntoView();
  }, [key]);
  return place;
}

function rowOf(rows: readonly HighlightRow[], { booth, section }: Part): HighlightRow | null {
  const found =
    booth === null
      ? rows.find((row) => row.boothId === null && row.section === section)
      : rows.find(({ boothId }) => boothId === booth.boothId);
  return found ?? null;
}
