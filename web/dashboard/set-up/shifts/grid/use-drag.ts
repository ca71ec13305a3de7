import { type PointerEvent as Pressed, type RefObject, useEffect, useRef } from 'react';
import type { Stretch } from '#contracts/stretches';
import { type Draft, draftOf, type Hold, isElsewhere, type Steps } from './draft.ts';
import type { DrawnShift } from './drawn.ts';

interface Given extends Steps {
  scroller: RefObject<HTMLElement | null>;
  axis: Stretch;
  shiftOf: (id: string) => DrawnShift | undefined;
  onDraft: (draft: Draft | null) => void;
  onDrop: (draft: Draft) => void;
}

/** A mouse that moves less than this clicks. */
const SLACK_PX = 4;
/** A finger that rests this long holds; one that moves before scrolls. */
const HOLD_MS = 350;
const FINGER_SLACK_PX = 10;
/** So near to the edge the grid scrolls along. */
const EDGE_PX = 48;
const SCROLL_PX = 14;

/**
 * Dragging by mouse, pen and finger: on empty ground a new shift, on a shift the shift, on its edges its times. A finger
 * has to rest first, so that the grid can be scrolled; Escape lets go without a change.
 */
export function useDrag(given: Given) {
  const latest = useRef(given);
  latest.current = given;
  const isDragging = useRef(false);
  const { scroller } = given;

  useEffect(() => {
    // Only a listener that is not passive can keep the page from scrolling under a finger that drags.
    const element = scroller.current;
    const keep = (event: TouchEvent) => isDragging.current && event.preventDefault();
    element?.addEventListener('touchmove', keep, { passive: false });
    return () => element?.removeEventListener('touchmove', keep);
  }, [scroller]);

  function onPointerDown(press: Pressed<HTMLElement>) {
    if (press.button !== 0 || !press.isPrimary || !(press.target instanceof HTMLElement)) return;
    const hold = holdOf(press.target, press.clientX, latest.current);
    if (hold === null) return;
    const { pointerId, clientX, clientY } = press;
    const isFinger = press.pointerType === 'touch';
    const timer = isFinger ? setTimeout(() => draw(clientX, clientY), HOLD_MS) : undefined;
    let draft: Draft | null = null;

    function draw(x: number, y: number) {
      isDragging.current = true;
      draft = draftOf(
        hold as Hold,
        timeAt(x, latest.current),
        boothAt(x, y) ?? boothOf(hold as Hold),
        latest.current,
      );
      latest.current.onDraft(draft);
    }
    function move(event: PointerEvent) {
      if (event.pointerId !== pointerId) return;
      const far = Math.hypot(event.clientX - clientX, event.clientY - clientY);
      if (!isDragging.current && far < (isFinger ? FINGER_SLACK_PX : SLACK_PX)) return;
      if (!isDragging.current && isFinger) return end();
      event.preventDefault();
      scrollAlong(latest.current.scroller.current, event);
      draw(event.clientX, event.clientY);
    }
    function up(event: PointerEvent) {
      if (event.pointerId !== pointerId) return;
      const dropped = isDragging.current ? draft : null;
      if (isDragging.current) swallowClick();
      end();
      if (dropped !== null && isElsewhere(dropped)) latest.current.onDrop(dropped);
    }
    function key(event: KeyboardEvent) {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      // The button is let go whenever the person likes, and that is no click either.
      window.addEventListener('pointerup', swallowClick, { capture: true, once: true });
      end();
    }
    function end() {
      clearTimeout(timer);
      isDragging.current = false;
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', key, true);
      latest.current.onDraft(null);
    }
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', key, true);
  }

  return { onPointerDown, isDragging };
}

/** The click that follows a drag is none. */
function swallowClick() {
  const stop = (event: MouseEvent) => event.stopPropagation();
  window.addEventListener('click', stop, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', stop, true), 50);
}

function holdOf(target: HTMLElement, x: number, given: Given): Hold | null {
  const id = target.closest<HTMLElement>('[data-shift]')?.dataset.shift;
  const shift = id === undefined ? undefined : given.shiftOf(id);
  if (shift !== undefined) {
    const edge = target.dataset.edge;
    if (edge === 'start' || edge === 'end') return { kind: 'edge', shift, edge };
    return { kind: 'move', shift, grabbed: timeAt(x, given) - shift.startsAt };
  }
  const boothId = target.closest<HTMLElement>('[data-track]')?.dataset.track;
  return boothId === undefined ? null : { kind: 'draw', boothId, from: timeAt(x, given) };
}

const boothOf = (hold: Hold): string => (hold.kind === 'draw' ? hold.boothId : hold.shift.boothId);

/** The moment below a place on the screen, in whole milliseconds. */
export function timeAt(x: number, { scroller, axis }: Pick<Given, 'scroller' | 'axis'>): number {
  const track = scroller.current?.querySelector('[data-track]')?.getBoundingClientRect();
  if (track === undefined || track.width === 0) return axis.startsAt;
  return Math.round(axis.startsAt + ((x - track.left) / track.width) * (axis.endsAt - axis.startsAt));
}

function boothAt(x: number, y: number): string | undefined {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-track]')?.dataset.track;
}

function scrollAlong(scroller: HTMLElement | null, { clientX, clientY }: PointerEvent) {
  if (scroller === null) return;
  const { left, right, top, bottom } = scroller.getBoundingClientRect();
  const way = (at: number, from: number, to: number) => {
    if (at < from + EDGE_PX) return -SCROLL_PX;
    return at > to - EDGE_PX ? SCROLL_PX : 0;
  };
  const head = scroller.querySelector('th')?.getBoundingClientRect().width ?? 0;
  scroller.scrollBy(way(clientX, left + head, right), way(clientY, top + EDGE_PX, bottom));
}
