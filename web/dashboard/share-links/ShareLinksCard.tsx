import type { z } from 'zod';
import { shareLinks } from '#contracts/share-links';
import { momentWords } from '../set-up/local-time.ts';
import { useAsk, useRows } from '../set-up/parts/collection.ts';
import type { Typed, Values } from '../set-up/parts/fields.ts';
import { typed } from '../set-up/parts/fields.ts';
import { SecretsCard } from '../set-up/parts/SecretsCard.tsx';
import type { ShownSecret } from '../set-up/parts/ShownOnce.tsx';
import { useEvent } from '../shell/events.ts';

type Row = z.output<typeof shareLinks.list.output>['items'][number];
type Body = z.input<typeof shareLinks.create.body>;

interface Given<V extends Values> {
  title: string;
  intro: string;
  empty: { title: string; text: string };
  /** Of the links of an event, those that this card is about. */
  isOfThis: (row: Row) => boolean;
  showsWords: (row: Row) => string;
  making: Omit<
    Parameters<typeof SecretsCard<Row, V>>[0]['making'] & object,
    'make' | 'label' | 'submitLabel'
  >;
  /** What was chosen, as a body for the server, or mistakes by field. */
  bodyOf: (values: V) => Typed<Body>;
  shown: Omit<ShownSecret, 'value'>;
  endSentence: string;
}

/** Addresses that show something of an event without an account: made, listed, ended. */
export function ShareLinksCard<V extends Values>(given: Given<V>) {
  const event = useEvent();
  const ask = useAsk();
  const all = useRows(shareLinks.list, event.slug);
  const loaded = all.state === 'ready' ? { ...all, rows: all.rows.filter(given.isOfThis) } : all;
  return (
    <SecretsCard<Row, V>
      title={given.title}
      loaded={loaded}
      intro={given.intro}
      empty={given.empty}
      columns={[
        { head: 'Shows', cell: given.showsWords },
        { head: 'Made', cell: (row) => momentWords(row.createdAt, event.timeZone) },
        { head: 'Works until', cell: (row) => momentWords(row.expiresAt, event.timeZone) },
      ]}
      isArchived={(row) => row.revokedAt !== null}
      archiveLabel={(count) => `Show ended links (${count})`}
      making={{
        ...given.making,
        label: 'Make a link',
        submitLabel: 'Make the link',
        make: async (values) => {
          const body = given.bodyOf(values);
          if (!body.ok) return body;
          const made = await ask(shareLinks.create, { params: { event: event.slug }, body: body.body });
          return typed({ ...given.shown, value: made.url });
        },
      }}
      endingOf={({ id, createdAt }) => {
        const when = momentWords(createdAt, event.timeZone);
        return {
          label: `End the link of ${when}`,
          title: `End the link of ${when}?`,
          sentence: given.endSentence,
          keep: 'Keep the link',
          confirm: 'End the link',
          end: () => ask(shareLinks.revoke, { params: { id } }),
        };
      }}
    />
  );
}
