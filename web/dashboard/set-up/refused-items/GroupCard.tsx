import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { EventRow } from '#contracts/events';
import type { RefusedItem } from '#contracts/refused-items';
import { BoothName } from '../../parts/Plate.tsx';
import { useBooths } from '../booths/booths.ts';
import type { Column } from '../parts/ListPage.tsx';
import { ListPage } from '../parts/ListPage.tsx';
import { ChangeDialog } from './ChangeDialog.tsx';
import { DiscardDialog } from './DiscardDialog.tsx';
import { GroupActions } from './GroupActions.tsx';
import { cameWords, happenedWords, itemWords } from './item-words.ts';
import type { Group } from './reasons.ts';
import styles from './refused-items.module.css';
import type { Settling } from './use-settling.ts';

/** More than these are shown when somebody asks for them. */
const FIRST_SHOWN = 50;

/** A dialog speaks of what was chosen when it opened, whatever comes meanwhile. */
interface Open {
  dialog: 'change' | 'discard';
  rows: readonly RefusedItem[];
}

interface Props {
  event: EventRow;
  group: Group;
  settling: Settling;
}

/** What was not taken for one reason: why, what can be done, and each item to choose or leave. */
export function GroupCard({ event, group, settling }: Props) {
  const { rows, reason } = group;
  const booths = useBooths(event.slug);
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const [open, setOpen] = useState<Open | null>(null);
  const chosen = chosenOf(rows, picked);
  const shown = showsAll ? rows : rows.slice(0, FIRST_SHOWN);
  const pick = (ids: readonly string[], isPicked: boolean) => {
    const others = chosen.map(({ id }) => id).filter((id) => !ids.includes(id));
    setPicked(new Set(isPicked ? [...others, ...ids] : others));
  };
  const columns: Column<RefusedItem>[] = [
    {
      head: 'What',
      cell: (row) => (
        <Checkbox
          checked={chosen.includes(row)}
          onChange={({ currentTarget }) => pick([row.id], currentTarget.checked)}
          label={<What row={row} event={event} group={group} settling={settling} />}
        />
      ),
    },
    { head: 'Booth', cell: (row) => <Booth boothId={row.boothId} booths={booths} /> },
    { head: 'From', cell: (row) => row.sender.name },
    { head: 'Happened', cell: (row) => happenedWords(row, event.timeZone) },
    { head: 'Came', cell: (row) => cameWords(row, event.timeZone) },
  ];
  return (
    <>
      <ListPage
        title={reason.title}
        intro={`${reason.sentence} ${reason.todo}`}
        loaded={{ state: 'ready', rows: shown }}
        columns={columns}
        empty={{ title: '', text: '' }}
      >
        <div className={styles.bar}>
          <Checkbox
            label={chosenWords(chosen.length, rows.length)}
            checked={chosen.length === rows.length}
            indeterminate={chosen.length > 0 && chosen.length < rows.length}
            onChange={({ currentTarget }) =>
              pick(
                rows.map(({ id }) => id),
                currentTarget.checked,
              )
            }
          />
          <GroupActions
            event={event}
            group={group}
            chosen={chosen}
            settling={settling}
            onOpen={(dialog) => setOpen({ dialog, rows: chosen })}
          />
        </div>
        {shown.length < rows.length && (
          <p className={styles.more}>
            The first {shown.length} of {rows.length} are shown.
            <Button variant="subtle" onClick={() => setShowsAll(true)}>
              Show all {rows.length}
            </Button>
          </p>
        )}
      </ListPage>
      {open !== null && (
        <OpenDialog {...open} event={event} settling={settling} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

function OpenDialog({
  dialog,
  ...given
}: Open & { event: EventRow; settling: Settling; onClose: () => void }) {
  return dialog === 'change' ? <ChangeDialog {...given} /> : <DiscardDialog {...given} />;
}

/** All, until somebody chooses; all of the rest again once what was chosen is settled. */
function chosenOf(rows: readonly RefusedItem[], picked: ReadonlySet<string> | null) {
  if (picked === null) return rows;
  const chosen = rows.filter(({ id }) => picked.has(id));
  return chosen.length === 0 && picked.size > 0 ? rows : chosen;
}

function chosenWords(chosen: number, all: number): string {
  if (chosen === 0) return 'None chosen';
  if (all === 1) return 'Chosen';
  return chosen === all ? `All ${all} chosen` : `${chosen} of ${all} chosen`;
}

function What({ row, event, group, settling }: Props & { row: RefusedItem }) {
  const { state } = settling;
  const isAgain = state.step === 'said' && state.refused.has(row.id);
  return (
    <>
      {itemWords(row.type, row.item, event.timeZone)}
      {group.reason.hasDetail === true && <span className={styles.detail}>{row.detail}</span>}
      {isAgain && <span className={styles.again}>Tried just now, still not recorded</span>}
    </>
  );
}

export function Booth({ boothId, booths }: { boothId: string | null; booths: ReturnType<typeof useBooths> }) {
  if (boothId === null) return 'not known';
  return <BoothName kiosk={booths.plateOf(boothId)} name={booths.nameOf(boothId)} />;
}
