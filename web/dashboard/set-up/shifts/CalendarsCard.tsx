import type { EventRow } from '#contracts/events';
import { feeds } from '#contracts/feeds';
import { useBooths } from '../booths/booths.ts';
import { momentWords } from '../local-time.ts';
import { useMay } from '../may.ts';
import { useAsk, useRows } from '../parts/collection.ts';
import { mistake, typed } from '../parts/fields.ts';
import { SecretsCard } from '../parts/SecretsCard.tsx';

const WHOLE_EVENT = 'event';

/** Addresses from which a calendar program reads the shifts, and reads them again when they change. */
export function CalendarsCard({ event }: { event: EventRow }) {
  const may = useMay();
  const ask = useAsk();
  const loaded = useRows(feeds.list, event.slug);
  const booths = useBooths(event.slug);
  if (!may.booths) return null;
  const whole = may.manage ? [{ value: WHOLE_EVENT, label: 'All booths' }] : [];
  const nameOf = (name: string | null) => name ?? 'All booths';

  async function make({ boothId }: { boothId: string }) {
    if (boothId === '') return mistake('boothId', 'Choose a booth.');
    const body = { boothId: boothId === WHOLE_EVENT ? null : boothId };
    const made = await ask(feeds.create, { params: { event: event.slug }, body });
    return typed({
      title: `Calendar: ${nameOf(made.boothName)}`,
      sentence:
        'Add the address to a calendar program as a subscription. Whoever has it sees who is on which shift. It is shown once.',
      label: 'Address of the calendar',
      value: made.url,
      what: 'address',
    });
  }

  return (
    <SecretsCard
      title="Calendars"
      loaded={loaded}
      intro="Shifts in a calendar program, which follows changes by itself. Representatives have their own, from their personal link."
      empty={{
        title: 'No calendars yet',
        text: 'Make one for a booth, and send its address to the booth’s lead.',
      }}
      columns={[
        { head: 'Shifts of', cell: (row) => nameOf(row.boothName) },
        { head: 'Made', cell: (row) => momentWords(row.createdAt, event.timeZone) },
      ]}
      isArchived={(row) => row.revokedAt !== null}
      archiveLabel={(count) => `Show ended calendars (${count})`}
      making={{
        label: 'Make a calendar',
        isQuiet: true,
        title: 'Which shifts?',
        fields: [
          { name: 'boothId', label: 'Shifts of', kind: 'one', choices: [...whole, ...booths.choices] },
        ],
        initial: { boothId: '' },
        submitLabel: 'Make the calendar',
        make,
      }}
      endingOf={({ id, boothName }) => ({
        label: `End the calendar of ${nameOf(boothName)}`,
        title: `End the calendar of ${nameOf(boothName)}?`,
        sentence: 'Its address answers nothing any more. Programs that read it keep what they read last.',
        keep: 'Keep the calendar',
        confirm: 'End the calendar',
        end: () => ask(feeds.revoke, { params: { id } }),
      })}
    />
  );
}
