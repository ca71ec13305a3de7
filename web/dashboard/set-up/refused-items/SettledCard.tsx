import { Button } from '@mantine/core';
import { useState } from 'react';
import type { EventRow } from '#contracts/events';
import { Card } from '../../parts/Card.tsx';
import { useBooths } from '../booths/booths.ts';
import { ListPage } from '../parts/ListPage.tsx';
import { RowActions } from '../parts/RowActions.tsx';
import { Booth } from './GroupCard.tsx';
import { happenedWords, itemWords, settledWords } from './item-words.ts';
import { useItems } from './items.ts';
import type { Settling } from './use-settling.ts';

const TITLE = 'Also settled ones';

interface Props {
  event: EventRow;
  settling: Settling;
}

/** What was recorded later or discarded: by whom, when and why. A discarded one can be recorded after all. */
export function SettledCard(props: Props) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <Settled {...props} />;
  return (
    <Card title={TITLE} intro="What was recorded later or discarded, by whom and why.">
      <Button onClick={() => setOpen(true)}>Show them</Button>
    </Card>
  );
}

function Settled({ event, settling }: Props) {
  const booths = useBooths(event.slug);
  return (
    <ListPage
      title={TITLE}
      intro="What was recorded later or discarded. A discarded one can be recorded after all."
      loaded={useItems(event.slug, 'settled')}
      empty={{
        title: 'Nothing was settled yet',
        text: 'What you record or discard above stays readable here.',
      }}
      columns={[
        { head: 'What', cell: (row) => itemWords(row.type, row.item, event.timeZone) },
        { head: 'Booth', cell: (row) => <Booth boothId={row.boothId} booths={booths} /> },
        { head: 'From', cell: (row) => row.sender.name },
        { head: 'Happened', cell: (row) => happenedWords(row, event.timeZone) },
        { head: 'Settled', cell: (row) => settledWords(row, event.timeZone) },
      ]}
      rowActions={(row) =>
        row.resolution === 'discarded' && (
          <RowActions>
            <Button
              disabled={settling.isBusy}
              aria-label={`Record after all: ${itemWords(row.type, row.item, event.timeZone)}`}
              onClick={() => settling.recordNow([row], () => ({}))}
            >
              Record after all
            </Button>
          </RowActions>
        )
      }
    />
  );
}
