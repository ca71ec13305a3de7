import { useCallback, useEffect, useState } from 'react';
import { type OwnShifts, ownShiftsOfLink, type ShiftAnswer } from '#contracts/own-shifts';
import { call, Refusal } from '#web/api/client.ts';
import { whyNot } from './enrolment.ts';

export type Own = OwnShifts['mine'][number];
export type Open = OwnShifts['open'][number];

type Loaded =
  | { kind: 'loading' }
  /** The link is of no use, which stands above already. */
  | { kind: 'none' }
  | { kind: 'failed'; why: string }
  | { kind: 'ready'; shifts: OwnShifts; isBusy: boolean; failure: string | null };

/** The shifts of a personal link, and what can be said of them. Every answer brings the list as it is now. */
export function useOwnShifts(secret: string) {
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'loading' });
  const read = useCallback(() => {
    setLoaded({ kind: 'loading' });
    call(ownShiftsOfLink.list, { body: { secret } }).then(
      (shifts) => setLoaded({ kind: 'ready', shifts, isBusy: false, failure: null }),
      (error: unknown) =>
        setLoaded(isOfLink(error) ? { kind: 'none' } : { kind: 'failed', why: whyNot(error) }),
    );
  }, [secret]);
  useEffect(read, [read]);
  const say = async (work: Promise<OwnShifts>) => {
    setLoaded((before) => (before.kind === 'ready' ? { ...before, isBusy: true, failure: null } : before));
    try {
      setLoaded({ kind: 'ready', shifts: await work, isBusy: false, failure: null });
    } catch (error) {
      setLoaded((before) =>
        before.kind === 'ready' ? { ...before, isBusy: false, failure: whyNot(error) } : before,
      );
    }
  };
  return {
    loaded,
    read,
    answer: ({ assignmentId }: Own, answer: ShiftAnswer, note = '') =>
      say(call(ownShiftsOfLink.answer, { body: { secret, assignmentId, answer, note } })),
    take: ({ shiftId, offer }: Open) =>
      say(call(ownShiftsOfLink.take, { body: { secret, shiftId, insteadOf: offer?.assignmentId ?? null } })),
  };
}

const isOfLink = (error: unknown) => error instanceof Refusal && error.problem.code === 'invalid-link';
