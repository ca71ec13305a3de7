import { Button } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { type HighlightRow, highlights } from '#contracts/highlights';
import { call } from '#web/api/client.ts';
import { notifyDone, notifyNotDone } from '../parts/notify.ts';
import { Prose } from '../parts/Prose.tsx';
import { useAsk, useMergeRows } from '../set-up/parts/collection.ts';
import { eventsQuery, useEvent } from '../shell/events.ts';
import classes from './Post.module.css';

/** Events that are looked at: what the pavilion is changes little from one to the next. */
const MOST_EVENTS = 5;

interface Given {
  section: HighlightRow['section'];
  /** What is written here already; nothing is offered then. */
  row: HighlightRow | null;
}

/** What earlier events said in this section, to begin with. It becomes a draft here and stays as it is there. */
export function EarlierTexts({ section, row }: Given) {
  const isEmpty = row === null || row.body === '';
  const texts = useTexts(section, isEmpty);
  const take = useTake(section, row);
  if (!isEmpty || texts.length === 0) return null;
  return (
    <section className={classes.earlier}>
      <h3>From other events</h3>
      <ul>
        {texts.map(({ event, body }) => (
          <li key={event}>
            <Prose text={body} />
            <Button onClick={() => void take(event, body)}>Take from {event}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useTexts(section: HighlightRow['section'], isWanted: boolean): { event: string; body: string }[] {
  const here = useEvent();
  const { data } = useQuery({ ...eventsQuery, enabled: isWanted });
  const events = (data?.items ?? [])
    .filter(({ id, archivedAt }) => id !== here.id && archivedAt === null)
    .toSorted((one, other) => other.startsOn.localeCompare(one.startsOn))
    .slice(0, MOST_EVENTS);
  return useQueries({
    queries: events.map(({ slug, name }) => ({
      queryKey: ['highlights', slug],
      queryFn: async () => ({
        name,
        ...(await call(highlights.list, { params: { event: slug }, query: { limit: 200 } })),
      }),
    })),
  }).flatMap(({ data: read }) => {
    const found = read?.items.find((item) => item.section === section && item.archivedAt === null);
    return read === undefined || found === undefined || found.body === ''
      ? []
      : [{ event: read.name, body: found.body }];
  });
}

function useTake(section: HighlightRow['section'], row: HighlightRow | null) {
  const { slug } = useEvent();
  const ask = useAsk();
  const merge = useMergeRows();
  return async (from: string, body: string) => {
    try {
      const saved =
        row === null
          ? await ask(highlights.create, { params: { event: slug }, body: { section, body } })
          : await ask(highlights.change, {
              params: { id: row.id },
              body: { body, state: 'draft' },
              version: row.version,
            });
      merge(highlights.list, slug, [saved]);
      notifyDone(`Taken from ${from}, as a draft.`);
    } catch (error) {
      notifyNotDone('Nothing was taken.', error);
    }
  };
}
