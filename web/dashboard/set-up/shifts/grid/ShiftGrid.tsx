import { type CSSProperties, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Stretch } from '#contracts/stretches';
import { stretchWords } from '../../local-time.ts';
import { landOn } from '../../parts/use-landing.ts';
import type { Axis } from './axis.ts';
import { placeOn } from './axis.ts';
import { across, BoothRow } from './BoothRow.tsx';
import { addCell } from './cells.ts';
import { type Draft, longerWords, type Steps } from './draft.ts';
import type { DrawnShift } from './drawn.ts';
import classes from './Grid.module.css';
import type { GridRow } from './rows.ts';
import { timeAt, useDrag } from './use-drag.ts';
import { useKeys } from './use-keys.ts';

interface Props extends Steps {
  /** "Shifts of Tuesday 11 November" */
  label: string;
  rows: readonly GridRow<DrawnShift>[];
  axis: Axis;
  openings: readonly Stretch[];
  breaks: readonly (Stretch & { label: string })[];
  now: number;
  isReadOnly: boolean;
  /** The shift, or the booth, on which a link lands. */
  landsOn: string | null;
  /** As soon as this shift is drawn it has the focus. */
  focusOn: (focus: (id: string) => void) => void;
  onOpen: (shift: DrawnShift) => void;
  /** Something new: without times from the button of a row, else where somebody drew it. */
  onAdd: (boothId: string, at: Stretch | null) => void;
  onDrop: (draft: Draft) => void;
  onDelete: (shift: DrawnShift) => void;
  /** By hand or by keys, until it is kept or let go. */
  onMoving: (isMoving: boolean) => void;
}

const HOUR_MS = 3_600_000;

/** Booths from above to below, time from left to right. */
export function ShiftGrid(props: Props) {
  const { rows, axis, zone, now, isReadOnly } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<Draft | null>(null);
  const [keyed, setKeyed] = useState<Draft | null>(null);
  const shifts = useMemo(
    () => new Map(rows.flatMap((row) => row.shifts.map(({ shift }) => [shift.id, shift]))),
    [rows],
  );
  const steps = { step: props.step, zone };
  const drag = useDrag({
    ...{ ...steps, scroller, axis, onDraft: setDragged, onDrop: props.onDrop },
    shiftOf: (id) => shifts.get(id),
  });
  const keys = useKeys({
    ...{ ...steps, scroller, rows, isReadOnly, draft: keyed, onDraft: setKeyed },
    onDrop: props.onDrop,
    onDelete: props.onDelete,
  });
  props.focusOn(keys.focusOn);
  const draft = dragged ?? keyed;
  const readout = draft === null ? null : readoutOf(draft, zone);
  const isMoving = draft !== null;
  const { onMoving } = props;
  useEffect(() => onMoving(isMoving), [isMoving, onMoving]);
  const place = placeOn(axis, now);
  const shownFor = useRef('');
  useEffect(() => {
    // Where not all hours fit, those around now come first; once for each day.
    if (shownFor.current === props.label) return;
    shownFor.current = props.label;
    const track = scroller.current?.querySelector('[data-track]');
    const head = scroller.current?.querySelector('th');
    if (track && head && place > 0 && place < 1)
      scroller.current?.scrollTo({ left: track.clientWidth * place - head.clientWidth });
  }, [props.label, place]);
  const landed = useRef<string | null>(null);
  useEffect(() => {
    const to = props.landsOn;
    const cells = to === null ? [] : [to, addCell(to)].map((cell) => `[data-cell="${CSS.escape(cell)}"]`);
    if (to === landed.current || cells.length === 0) return;
    const element = scroller.current?.querySelector<HTMLElement>(cells.join());
    if (!element) return;
    landed.current = to;
    landOn(element);
  });
  const names = new Map(rows.map(({ boothId, name }) => [boothId, name]));

  function onClick({ target, clientX }: MouseEvent) {
    if (!(target instanceof HTMLElement || target instanceof SVGElement)) return;
    const of = (name: string) => target.closest(`[data-${name}]`)?.getAttribute(`data-${name}`) ?? null;
    const shift = shifts.get(of('shift') ?? '');
    if (shift !== undefined) return props.onOpen(shift);
    if (isReadOnly) return;
    const boothId = of('add');
    if (boothId !== null) return props.onAdd(boothId, null);
    const track = of('track');
    if (track !== null) props.onAdd(track, stretchAround(timeAt(clientX, { scroller, axis }), rowOf(track)));
  }
  const rowOf = (boothId: string) => rows.find((row) => row.boothId === boothId);

  return (
    <>
      <div
        ref={scroller}
        className={classes.scroller}
        data-dragging={dragged !== null || undefined}
        {...{
          onClick,
          onKeyDown: keys.onKeyDown,
          onContextMenu: (event: MouseEvent) => drag.isDragging.current && event.preventDefault(),
          onFocus: ({ target }: { target: HTMLElement }) =>
            target.dataset.cell !== undefined && keys.onFocus(target.dataset.cell),
          onBlur: keys.keep,
        }}
        {...(!isReadOnly && { onPointerDown: drag.onPointerDown })}
      >
        <div
          className={classes.grid}
          style={{ '--hours': (axis.endsAt - axis.startsAt) / HOUR_MS } as CSSProperties}
        >
          <div className={classes.lines} aria-hidden>
            {axis.ticks.map(({ at }) => (
              <span key={at} className={classes.line} style={{ left: `${placeOn(axis, at) * 100}%` }} />
            ))}
            {props.breaks.map((one) => (
              <span key={one.startsAt} className={classes.break} style={across(axis, one)} />
            ))}
            {axis.startsAt < now && now < axis.endsAt && (
              <span className={classes.now} style={{ left: `${placeOn(axis, now) * 100}%` }} />
            )}
          </div>
          <table
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrows lead from button to button, as in a grid
            role="grid"
            className={classes.table}
            aria-label={props.label}
            aria-describedby={isReadOnly ? undefined : 'grid-help'}
          >
            <thead className={classes.axis}>
              <tr>
                <th scope="col">Booth</th>
                <th scope="col" aria-label="Shifts by time">
                  {axis.ticks.map(({ at, label }) => (
                    <span key={at} className={classes.tick} style={{ left: `${placeOn(axis, at) * 100}%` }}>
                      {label}
                    </span>
                  ))}
                  {props.openings.map((opening) => (
                    <span key={opening.startsAt} className={classes.open} style={across(axis, opening)} />
                  ))}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <BoothRow
                  key={row.boothId}
                  row={row}
                  axis={axis}
                  zone={zone}
                  breaks={props.breaks}
                  now={now}
                  isReadOnly={isReadOnly}
                  landsOn={
                    isOfRow(row, props.landsOn) || row.boothId === props.landsOn ? props.landsOn : null
                  }
                  cell={isOfRow(row, keys.current) ? keys.current : null}
                  draft={draft?.boothId === row.boothId ? draft : null}
                  draggedId={draft?.shift?.boothId === row.boothId ? draft.shift.id : null}
                  readout={draft?.boothId === row.boothId ? readout : null}
                />
              ))}
            </tbody>
          </table>
        </div>
      </div>
      <p className={classes.said} role="status">
        {keyed !== null &&
          `${names.get(keyed.boothId) ?? ''}, ${readout}${lengthOf(keyed)}. Enter keeps it, Escape leaves it as it was.`}
      </p>
    </>
  );
}

const isOfRow = (row: GridRow<DrawnShift>, cell: string | null) =>
  cell !== null && (cell === `add ${row.boothId}` || row.shifts.some(({ shift }) => shift.id === cell));

/** "11:15–13:15", with what is to be said of a change of the clocks, or why it cannot lie there. */
function readoutOf({ at, placed }: Draft, zone: string): string {
  if (!placed.ok) return placed.why;
  const words = stretchWords(new Date(at.startsAt).toISOString(), new Date(at.endsAt).toISOString(), zone);
  return placed.note === null ? words : `${words} ${placed.note}`;
}

/** ", 30 min longer" where its edge was moved. */
function lengthOf({ shift, at }: Draft): string {
  const longer = shift === null ? null : longerWords(shift, at);
  return longer === null ? '' : `, ${longer}`;
}

/** What a click means: the hole below it, else an hour. */
function stretchAround(at: number, row: GridRow<DrawnShift> | undefined): Stretch {
  const hole = row?.holes.find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
  return hole ?? { startsAt: at, endsAt: at + HOUR_MS };
}
