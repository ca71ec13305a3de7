import { IconPlus } from '@tabler/icons-react';
import { type CSSProperties, memo } from 'react';
import { hoursAndMinutes } from '#contracts/durations';
import type { Stretch } from '#contracts/stretches';
import { Plate } from '../../../parts/Plate.tsx';
import { stretchWords } from '../../local-time.ts';
import { listed } from '../../names.ts';
import { timesOf } from './arranging.ts';
import { type Axis, placeOn } from './axis.ts';
import { addCell, type Cell } from './cells.ts';
import type { Draft } from './draft.ts';
import type { DrawnShift } from './drawn.ts';
import classes from './Grid.module.css';
import { type GridRow, missingWords } from './rows.ts';
import { ShiftBlock } from './ShiftBlock.tsx';

interface Props {
  row: GridRow<DrawnShift>;
  axis: Axis;
  zone: string;
  breaks: readonly Stretch[];
  /** Whole minutes are enough: the row is drawn anew when it changes. */
  now: number;
  /** Where the focus is or would come to, if in this row. */
  cell: Cell | null;
  /** Where a link lands, if in this row: one of its shifts, or the booth itself. */
  landsOn: string | null;
  /** What is being dragged onto this row. */
  draft: Draft | null;
  /** The shift of this row that is being dragged. */
  draggedId: string | null;
  readout: string | null;
  isReadOnly: boolean;
}

export const across = (axis: Axis, { startsAt, endsAt }: Stretch): CSSProperties => {
  const [from, to] = [placeOn(axis, startsAt), placeOn(axis, endsAt)];
  return { left: `${from * 100}%`, width: `${(to - from) * 100}%` };
};

/** A booth's day: its slot as the ground, what is missing in it, and its shifts. */
export const BoothRow = memo(function BoothRow(props: Props) {
  const { row, axis, zone, now, cell, draft, draggedId, isReadOnly } = props;
  const missing = missingWords(row, hoursAndMinutes, props.breaks);
  const drawn = (stretch: Stretch) => stretch.startsAt < axis.endsAt && stretch.endsAt > axis.startsAt;
  return (
    <tr
      className={classes.row}
      data-shares={row.sharesKiosk || undefined}
      data-landed={props.landsOn === row.boothId || undefined}
      style={{ '--lanes': row.lanes } as CSSProperties}
    >
      <th scope="row">
        <div className={classes.booth}>
          <span className={classes.sign} data-shared={row.sharesKiosk || undefined}>
            <Plate kiosk={row.kiosk} />
          </span>
          <span className={classes.name}>
            <b>{row.name}</b>
            <span data-missing={missing !== null || undefined}>{missing ?? slotWords(row, zone)}</span>
          </span>
          {!isReadOnly && (
            <button
              type="button"
              className={classes.add}
              aria-label={`Add a shift at ${row.name}`}
              data-cell={addCell(row.boothId)}
              data-add={row.boothId}
              tabIndex={cell === addCell(row.boothId) ? 0 : -1}
            >
              <IconPlus size={18} stroke={1.9} aria-hidden />
            </button>
          )}
        </div>
      </th>
      <td className={classes.track} data-track={row.boothId}>
        <div aria-hidden className={classes.ground}>
          {row.slots.filter(drawn).map((slot) => (
            <span key={slot.startsAt} className={classes.slot} style={across(axis, slot)} />
          ))}
          {row.holes.filter(drawn).map((hole) => (
            <span key={hole.startsAt} className={classes.hole} style={across(axis, hole)}>
              <span>no shift</span>
            </span>
          ))}
        </div>
        {row.shifts.map(({ shift, lane }) => (
          <ShiftBlock
            key={shift.id}
            shift={shift}
            style={{ ...across(axis, shift), '--at': lane } as CSSProperties}
            isOver={shift.endsAt <= now}
            isDragged={shift.id === draggedId}
            hasFocus={shift.id === cell}
            isLanded={shift.id === props.landsOn}
            isReadOnly={isReadOnly}
          />
        ))}
        {draft !== null && (
          <div
            className={classes.ghost}
            data-refused={!draft.placed.ok || undefined}
            style={across(axis, draft.at)}
            aria-hidden
          >
            <span className={classes.readout}>{props.readout}</span>
          </div>
        )}
      </td>
    </tr>
  );
});

/** "10:30–13:30": when it has its kiosk. */
function slotWords({ slots, shifts }: GridRow<DrawnShift>, zone: string): string {
  if (slots.length === 0) return shifts.length === 0 ? 'no slot this day' : 'shifts, but no slot';
  return listed(
    slots.map((slot) => {
      const { startsAt, endsAt } = timesOf(slot);
      return stretchWords(startsAt, endsAt, zone);
    }),
  );
}
