import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type HighlightTextRow, highlightTexts } from '#contracts/highlights';
import { call } from '#web/api/client.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { notifyDone, notifyNotDone } from '../parts/notify.ts';
import { Prose } from '../parts/Prose.tsx';
import { clockTimeFrom } from '../parts/times.ts';
import { useMay } from '../set-up/may.ts';
import { readAll } from '../set-up/parts/collection.ts';
import { useEvent } from '../shell/events.ts';
import classes from './Summary.module.css';

/** What devices wrote while the paragraph said something else already, for whoever may edit it. */
export function TextsBeside({ boothId, boothName }: { boothId: string; boothName: string }) {
  const texts = useTextsBeside().filter((text) => text.boothId === boothId);
  if (texts.length === 0) return null;
  return (
    <section className={classes.beside} aria-label={`Also written about ${boothName}`}>
      <h3>{texts.length === 1 ? 'Another text was written' : `${texts.length} other texts were written`}</h3>
      <p>While the paragraph said something else already or was approved. Nothing was replaced.</p>
      <ul>
        {texts.map((text) => (
          <Text key={text.id} text={text} boothName={boothName} />
        ))}
      </ul>
    </section>
  );
}

function Text({ text, boothName }: { text: HighlightTextRow; boothName: string }) {
  const { timeZone } = useEvent();
  const putAway = usePutAway(text, boothName);
  const from = text.writer ?? text.device ?? 'a program';
  return (
    <li>
      <small>
        {from}, {clockTimeFrom(new Date(), text.occurredAt, timeZone)}
      </small>
      <Prose text={text.body} />
      <div className={classes.besideActions}>
        <CopyButton text={text.body} label="Copy text" done={`Text from ${from} copied.`} />
        <Button onClick={() => void putAway()}>Put away</Button>
      </div>
    </li>
  );
}

const keyOf = (event: string) => ['highlight-texts', event];

/** Nothing for those who may not edit: the server would refuse them. */
function useTextsBeside(): readonly HighlightTextRow[] {
  const event = useEvent();
  const may = useMay();
  const { data } = useQuery({
    queryKey: keyOf(event.slug),
    queryFn: ({ signal }) => readAll(highlightTexts.list, event.slug, signal, { archived: false }),
    enabled: may.booths,
  });
  return data ?? [];
}

function usePutAway({ id, version }: HighlightTextRow, boothName: string) {
  const event = useEvent();
  const queries = useQueryClient();
  return async () => {
    try {
      await call(highlightTexts.archive, { params: { id }, version });
      notifyDone(`Text beside the paragraph of ${boothName} put away.`);
    } catch (error) {
      notifyNotDone('The text was not put away.', error);
    }
    await queries.invalidateQueries({ queryKey: keyOf(event.slug) });
  };
}
