import { Button } from '@mantine/core';
import { type EnrolmentCodeRow, enrolmentCodes } from '#contracts/enrolment';
import type { EventRow } from '#contracts/events';
import { notifyNotDone } from '../../parts/notify.ts';
import { useBooths } from '../booths/booths.ts';
import { momentWords } from '../local-time.ts';
import { useMay } from '../may.ts';
import { listed } from '../names.ts';
import { useAsk, useRows } from '../parts/collection.ts';
import { ListPage } from '../parts/ListPage.tsx';

/** Codes that were made and not used yet; shown only when there are some. */
export function OpenCodesCard({ event }: { event: EventRow }) {
  const may = useMay();
  const ask = useAsk();
  const booths = useBooths(event.slug);
  const loaded = useRows(enrolmentCodes.list, event.slug);
  if (!may.booths || loaded.state !== 'ready' || loaded.rows.every(isSpent)) return null;
  const revoke = (row: EnrolmentCodeRow) =>
    ask(enrolmentCodes.revoke, { params: { id: row.id } }).catch((error) =>
      notifyNotDone('The code still works.', error),
    );
  return (
    <ListPage
      title="Codes not used yet"
      loaded={{ state: 'ready', rows: loaded.rows.filter((row) => !isSpent(row)) }}
      empty={{ title: 'No open codes', text: 'Every code was used.' }}
      columns={[
        { head: 'For', cell: (row) => row.name || 'a tablet' },
        { head: 'Booth', cell: (row) => listed(row.boothIds.map(booths.nameOf)) },
        { head: 'Works until', cell: (row) => momentWords(row.expiresAt, event.timeZone) },
      ]}
      rowActions={(row) => (
        <Button variant="subtle" onClick={() => void revoke(row)}>
          Make unusable
        </Button>
      )}
    />
  );
}

const isSpent = (row: EnrolmentCodeRow) => row.usedAt !== null || row.revokedAt !== null;
