import { useCallback, useEffect, useState } from 'react';
import { type OwnParagraph, type OwnParagraphs, ownParagraphsOfLink } from '#contracts/own-paragraphs';
import { call, NoAnswer, Refusal } from '#web/api/client.ts';
import { whyNot } from './enrolment.ts';

type Loaded =
  | { kind: 'loading' }
  /** The link is of no use, which stands above already. */
  | { kind: 'none' }
  | { kind: 'failed'; why: string }
  | { kind: 'ready'; own: OwnParagraphs };

export interface Writing {
  boothId: string;
  body: string;
  basedOn: string;
  state: 'draft' | 'ready';
}

/** What became of it; `now` is the paragraph as the server has it. */
export type Written =
  | { kind: 'sent'; outcome: 'stored' | 'beside'; now: OwnParagraph }
  | { kind: 'not sent'; why: string };

/** The paragraphs of a personal link, and how one is written. */
export function useOwnParagraphs(secret: string) {
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'loading' });
  const read = useCallback(() => {
    setLoaded({ kind: 'loading' });
    call(ownParagraphsOfLink.list, { body: { secret } }).then(
      (own) => setLoaded({ kind: 'ready', own }),
      (error: unknown) =>
        setLoaded(isOfLink(error) ? { kind: 'none' } : { kind: 'failed', why: whyNot(error) }),
    );
  }, [secret]);
  useEffect(read, [read]);
  const write = async (writing: Writing): Promise<Written> => {
    try {
      const { outcome, ...own } = await call(ownParagraphsOfLink.write, { body: { secret, ...writing } });
      setLoaded({ kind: 'ready', own });
      const now = own.paragraphs.find(({ boothId }) => boothId === writing.boothId);
      if (now === undefined) return { kind: 'not sent', why: 'You do not stand for this booth any more.' };
      return { kind: 'sent', outcome, now };
    } catch (error) {
      return { kind: 'not sent', why: error instanceof NoAnswer ? NO_ANSWER : whyNot(error) };
    }
  };
  return { loaded, read, write };
}

const NO_ANSWER =
  'The server did not answer. What you typed stays on this phone. Send it again when there is a network.';

const isOfLink = (error: unknown) => error instanceof Refusal && error.problem.code === 'invalid-link';
