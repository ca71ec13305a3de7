import { type EnrolmentCodeRow, enrolmentCodes } from '#contracts/enrolment';
import type { EventRow } from '#contracts/events';
import { useBooths } from '../booths/booths.ts';
import { momentWords } from '../local-time.ts';
import { useMay } from '../may.ts';
import { listed } from '../names.ts';
import { useAsk, useRows } from '../parts/collection.ts';
import { SecretsCard } from '../parts/SecretsCard.tsx';

/** Codes that were made and not used yet; shown only when there are some. */
export function OpenCodesCard({ event }: { event: EventRow }) {
  const may = useMay();
  const ask = useAsk();
  const booths = useBooths(event.slug);
  const loaded = useRows(enrolmentCodes.list, event.slug);
  if (!may.booths || loaded.state !== 'ready' || loaded.rows.every(isSpent)) return null;
  const nameOf = (row: EnrolmentCodeRow) => row.name || 'a tablet';
  return (
    <SecretsCard
      title="Codes not used yet"
      loaded={{ state: 'ready', rows: loaded.rows.filter((row) => !isSpent(row)) }}
      empty={{ title: 'No open codes', text: 'Every code was used.' }}
      columns={[
        { head: 'For', cell: nameOf },
        { head: 'Booth', cell: (row) => listed(row.boothIds.map(booths.nameOf)) },
        { head: 'Works until', cell: (row) => momentWords(row.expiresAt, event.timeZone) },
      ]}
      endingOf={(row) => ({
        label: `End the code for ${nameOf(row)}`,
        title: `End the code for ${nameOf(row)}?`,
        sentence: 'No tablet can be connected with it. You can make a new one.',
        keep: 'Keep the code',
        confirm: 'End the code',
        end: () => ask(enrolmentCodes.revoke, { params: { id: row.id } }),
      })}
    />
  );
}

const isSpent = (row: EnrolmentCodeRow) => row.usedAt !== null || row.revokedAt !== null;
