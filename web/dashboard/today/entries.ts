import type { z } from 'zod';
import { postAttendanceEntry } from '#contracts/today';
import { notifyDone, notifyNotDone } from '../parts/notify.ts';
import { useAsk } from '../set-up/parts/collection.ts';
import { useEvent } from '../shell/events.ts';

type Entry = z.input<typeof postAttendanceEntry.body>;

/** Records what somebody at the dashboard sees now. @throws (enter) Refusal, NoAnswer */
export function useEntries() {
  const event = useEvent();
  const ask = useAsk();
  const enter = (entry: Entry) => ask(postAttendanceEntry, { params: { event: event.slug }, body: entry });
  return {
    enter,
    /** The same for a single press: says what came of it. `done` is "Ana Medina is checked in at Copa." */
    enterAtOnce: (entry: Entry, done: string, notDone: string) =>
      enter(entry).then(
        () => notifyDone(done),
        (error: unknown) => notifyNotDone(notDone, error),
      ),
  };
}
