import { useCallback, useEffect, useRef, useState } from 'react';
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
  /** The link was ended while the page was open: nothing of it is shown any more. */
  | { kind: 'ended'; why: string }
  | { kind: 'ready'; shifts: OwnShifts; isBusy: boolean; failure: string | null };

const LOOK_AGAIN_MS = 60_000;

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
  // An answer brings the list as it is after it: what was looked up before that is older.
  const answers = useRef(0);
  useEffect(() => {
    const look = () => {
      if (document.hidden) return;
      const before = answers.current;
      call(ownShiftsOfLink.list, { body: { secret } }).then(
        (shifts) => {
          if (answers.current === before)
            setLoaded((now) => (now.kind === 'ready' ? { ...now, shifts } : now));
        },
        // Without network the list stays: people read it in the hall.
        (error: unknown) => {
          if (isOfLink(error)) setLoaded((now) => (now.kind === 'ready' ? endedBy(error) : now));
        },
      );
    };
    const timer = setInterval(look, LOOK_AGAIN_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [secret]);
  const say = async (work: Promise<OwnShifts>) => {
    answers.current += 1;
    setLoaded((before) => (before.kind === 'ready' ? { ...before, isBusy: true, failure: null } : before));
    try {
      setLoaded({ kind: 'ready', shifts: await work, isBusy: false, failure: null });
    } catch (error) {
      setLoaded((before) => {
        if (before.kind !== 'ready') return before;
        return isOfLink(error) ? endedBy(error) : { ...before, isBusy: false, failure: whyNot(error) };
      });
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

const endedBy = (error: unknown): Loaded => ({ kind: 'ended', why: whyNot(error) });

const isOfLink = (error: unknown) => error instanceof Refusal && error.problem.code === 'invalid-link';
