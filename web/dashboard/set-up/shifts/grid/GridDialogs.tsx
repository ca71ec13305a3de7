import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { EventRow } from '#contracts/events';
import type { ShiftRow } from '#contracts/shifts';
import type { Stretch } from '#contracts/stretches';
import type { useBooths } from '../../booths/booths.ts';
import { dayWords } from '../../local-time.ts';
import { counted } from '../../names.ts';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import type { UsualHours } from '../../when.ts';
import { archivable } from './archivable.ts';
import { BothVersions, type Late } from './BothVersions.tsx';
import { CopyDialog } from './CopyDialog.tsx';
import type { DrawnShift } from './drawn.ts';
import { SeriesDialog } from './SeriesDialog.tsx';
import { ShiftDialog } from './ShiftDialog.tsx';
import { ShiftFacts } from './ShiftFacts.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import type { useArranging } from './use-arranging.ts';

export type Open =
  | { dialog: 'none' | 'series' }
  | { dialog: 'shift'; shift: DrawnShift | null; drawn: Stretch & { boothId: string } }
  | { dialog: 'facts' | 'split' | 'archive'; shift: DrawnShift }
  /** Of one shift; null: of the whole day. */
  | { dialog: 'copy'; shift: DrawnShift | null }
  | { dialog: 'late'; late: Late };

interface Props {
  event: EventRow;
  booths: ReturnType<typeof useBooths>;
  open: Open;
  known: readonly DrawnShift[];
  ofDay: readonly DrawnShift[];
  date: string;
  hours: UsualHours;
  arranging: ReturnType<typeof useArranging>;
  nameOf: (row: Pick<ShiftRow, 'boothId' | 'startsAt' | 'endsAt'>) => string;
  onOpen: (open: Open) => void;
}

/** The dialog that is open. */
export function GridDialogs(props: Props) {
  const { event, booths, open, known, hours, nameOf, onOpen } = props;
  const { arrange } = props.arranging;
  const onClose = () => onOpen({ dialog: 'none' });
  const common = { event, nameOf, arrange, onClose };
  switch (open.dialog) {
    case 'shift':
      return (
        <ShiftDialog
          key={open.shift?.id ?? 'new'}
          {...{ ...common, booths, ...open }}
          ofSeries={open.shift === null ? 0 : (archivable(open.shift, known).at(-1)?.shifts.length ?? 0)}
          onSplit={(shift) => onOpen({ dialog: 'split', shift })}
          onCopy={(shift) => onOpen({ dialog: 'copy', shift })}
          onDelete={(shift) => onOpen({ dialog: 'archive', shift })}
        />
      );
    case 'facts':
      return <ShiftFacts shift={open.shift} name={nameOf(open.shift.row)} onClose={onClose} />;
    case 'split':
      return <SplitDialog {...common} shift={open.shift} name={nameOf(open.shift.row)} />;
    case 'copy':
      return (
        <CopyDialog {...{ ...common, known, date: props.date }} sources={sourcesOf(open.shift, props)} />
      );
    case 'series':
      return <SeriesDialog {...{ ...common, booths, hours, known }} />;
    case 'archive':
      return <Archiving {...props} shift={open.shift} onClose={onClose} />;
    case 'late':
      return (
        <BothVersions late={open.late} zone={event.timeZone} boothName={booths.nameOf} onClose={onClose} />
      );
    case 'none':
      return null;
  }
}

function Archiving({
  shift,
  known,
  arranging,
  nameOf,
  onClose,
}: Props & { shift: DrawnShift; onClose: () => void }) {
  const [value, setValue] = useState('shift');
  const choices = archivable(shift, known);
  const going = choices.find((one) => one.value === value)?.shifts ?? [shift];
  const people = new Set(going.flatMap((one) => one.people.map(({ personName }) => personName)));
  const [name, isOne] = [nameOf(shift.row), going.length === 1];
  return (
    <ConfirmDialog
      title={`Archive ${name}?`}
      sentence={[
        people.size === 0
          ? `Nobody is on ${isOne ? 'it' : 'them'}.`
          : `${[...people].join(', ')} will no longer be on ${isOne ? 'it' : 'them'}.`,
        `${isOne ? 'It' : 'They'} can be taken out of the archive again.`,
      ].join(' ')}
      keep={isOne ? 'Keep the shift' : 'Keep the shifts'}
      confirm={isOne ? 'Archive it' : `Archive ${counted(going.length, 'shift')}`}
      onConfirm={() =>
        arranging.arrange(
          { archive: going.map(({ id, row: { version } }) => ({ id, version })) },
          isOne
            ? `${name} is in the archive.`
            : `${counted(going.length, 'shift is', 'shifts are')} in the archive.`,
        )
      }
      onClose={onClose}
    >
      {choices.length > 1 && (
        <NativeSelect
          label="What goes to the archive"
          value={value}
          data={choices.map(({ value: choice, label }) => ({ value: choice, label }))}
          onChange={({ currentTarget }) => setValue(currentTarget.value)}
          mt="md"
        />
      )}
    </ConfirmDialog>
  );
}

/** What can be copied: from one shift up to the whole day. */
function sourcesOf(shift: DrawnShift | null, { booths, ofDay, date }: Props) {
  const all = { value: 'day', label: `All of ${dayWords(date, 'short')}`, shifts: ofDay };
  if (shift === null) return [all];
  const ofBooth = ofDay.filter(({ boothId }) => boothId === shift.boothId);
  return [
    { value: 'shift', label: 'This shift', shifts: [shift] },
    { value: 'booth', label: `All of ${booths.nameOf(shift.boothId)}`, shifts: ofBooth },
    all,
  ];
}
