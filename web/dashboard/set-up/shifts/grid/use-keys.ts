import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { addCell, type Cell, cellOrFirst, neighbour } from './cells.ts';
import { type Draft, isElsewhere, nudged, type Steps } from './draft.ts';
import type { DrawnShift } from './drawn.ts';
import type { GridRow } from './rows.ts';

interface Given extends Steps {
  scroller: RefObject<HTMLElement | null>;
  rows: readonly GridRow<DrawnShift>[];
  /** Arrows lead on, and change nothing. */
  isReadOnly: boolean;
  draft: Draft | null;
  onDraft: (draft: Draft | null) => void;
  onDrop: (draft: Draft) => void;
  onDelete: (shift: DrawnShift) => void;
}

/**
 * One stop of the tab key; arrows lead on. With Shift they move the shift that has the focus, with Alt its end, with both
 * its start. Enter or going away keeps that, Escape leaves it as it was.
 */
export function useKeys(given: Given) {
  const { rows, draft, scroller, onDraft, onDrop } = given;
  const [cell, setCell] = useState<Cell | null>(null);
  const wanted = useRef<Cell | null>(null);
  const current = cellOrFirst(given, cell);
  const focus = (to: Cell) =>
    scroller.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(to)}"]`)?.focus();

  useEffect(() => {
    // What was moved to another booth comes back under another id: the focus follows it.
    const to = wanted.current;
    if (to === null || !rows.some(({ shifts }) => shifts.some(({ shift }) => shift.id === to))) return;
    wanted.current = null;
    focus(to);
  });

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const at = event.target instanceof HTMLElement ? event.target.dataset.cell : undefined;
    if (at === undefined) return;
    const shift = rows.flatMap(({ shifts }) => shifts).find(({ shift: { id } }) => id === at)?.shift;
    const isArrow = event.key.startsWith('Arrow');
    if (isArrow && !given.isReadOnly && shift !== undefined && (event.shiftKey || event.altKey)) {
      event.preventDefault();
      return change(shift, event);
    }
    if (isArrow || event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      const next = neighbour(given, at, event.key);
      if (next !== null) focus(next);
      return;
    }
    if (draft !== null && event.key === 'Escape') {
      event.stopPropagation();
      return onDraft(null);
    }
    if (draft !== null && event.key === 'Enter') {
      event.preventDefault();
      return keep();
    }
    if (!given.isReadOnly && shift !== undefined && (event.key === 'Delete' || event.key === 'Backspace'))
      given.onDelete(shift);
  }

  function change(shift: DrawnShift, { key, altKey, shiftKey }: KeyboardEvent) {
    const at = { startsAt: shift.startsAt, endsAt: shift.endsAt };
    const from: Draft = draft ?? { shift, boothId: shift.boothId, at, placed: { ok: true, at, note: null } };
    const part = altKey ? (shiftKey ? 'start' : 'end') : 'whole';
    if (key === 'ArrowLeft') return onDraft(nudged(from, part, -1, given));
    if (key === 'ArrowRight') return onDraft(nudged(from, part, 1, given));
    const row = rows.findIndex(({ boothId }) => boothId === from.boothId);
    const other = rows[key === 'ArrowUp' ? row - 1 : row + 1];
    if (!altKey && other !== undefined) onDraft({ ...from, boothId: other.boothId });
  }

  /** Lets go of what the keys moved. */
  function keep() {
    if (draft === null) return;
    onDraft(null);
    if (isElsewhere(draft)) onDrop(draft);
  }

  return {
    current,
    onKeyDown,
    onFocus: (to: Cell) => setCell(to),
    keep,
    /** As soon as it is drawn. */
    focusOn: (id: string) => {
      wanted.current = id;
    },
    focusAdd: (boothId: string) => focus(addCell(boothId)),
  };
}
