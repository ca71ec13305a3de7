import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { getParagraphStart, type HighlightRow, highlights } from '#contracts/highlights';
import { call } from '#web/api/client.ts';
import { bothTexts, keptDrafts } from '#web/ui/kept-drafts.ts';
import { notifyNotDone } from '../parts/notify.ts';
import { useAsk, useMergeRows } from '../set-up/parts/collection.ts';
import { useEvent } from '../shell/events.ts';

/** A booth's paragraph, or a section of the event's summary. */
export type ParagraphOf =
  | { section: 'booth'; boothId: string; name: string }
  | { section: Exclude<HighlightRow['section'], 'booth'>; boothId: null; name: string };

const typedText = z.object({
  body: z.string(),
  /** What stood there when the typing began. */
  basedOn: z.string(),
});
const drafts = keptDrafts('pavilion-written ', typedText);

interface Change {
  body?: string;
  state?: HighlightRow['state'];
  note?: string;
  beside?: string;
}

/**
 * What is typed into a paragraph, kept in this browser until the server has it, and what somebody else wrote meanwhile.
 * As long as nothing is written or typed, the field holds the start that was made for it, to be edited.
 * @param row as the server has it; null: nobody began it
 */
export function useParagraph({ section, boothId, name }: ParagraphOf, row: HighlightRow | null) {
  const event = useEvent();
  const ask = useAsk();
  const merge = useMergeRows();
  const key = `${event.id} ${boothId ?? section}`;
  /** Null: nothing was typed that the server does not have. */
  const [typed, setTyped] = useState(() => drafts.of(key));
  const [isKept, setKept] = useState(true);
  const [isBusy, setBusy] = useState(false);
  const written = row?.body ?? '';
  const [isBlank, setBlank] = useState(false);
  const start = useStart(boothId, written === '' && row?.state !== 'approved' && !isBlank);
  const text = typed?.body ?? (written === '' ? start : written);
  const isOvertaken = typed !== null && written !== typed.basedOn && written !== typed.body;

  const type = (body: string, basedOn = typed?.basedOn ?? written) => {
    if ((body === basedOn && basedOn === written) || (body === start && start !== '')) return forget();
    setTyped({ body, basedOn });
    setKept(drafts.keep(key, { body, basedOn }));
  };
  const forget = () => {
    drafts.forget(key);
    setTyped(null);
  };
  const put = async (change: Change): Promise<void> => {
    setBusy(true);
    try {
      const saved =
        row === null
          ? await ask(highlights.create, {
              params: { event: event.slug },
              body: { section, boothId, ...change },
            })
          : await ask(highlights.change, { params: { id: row.id }, body: change, version: row.version });
      merge(highlights.list, event.slug, [saved]);
      forget();
    } finally {
      setBusy(false);
    }
  };
  const withText = (change: Omit<Change, 'body' | 'beside'>): Change =>
    typed === null && row !== null && text === written ? change : { ...change, body: text };
  /** @returns whether the server has it; what it has not stays typed */
  const send = (change: Change): Promise<boolean> =>
    put(change).then(
      () => true,
      (error: unknown) => {
        notifyNotDone(`${name} is not saved. What you typed is still here.`, error);
        return false;
      },
    );
  return {
    text,
    isTyped: typed !== null,
    /** The field holds what was put together for it, and nobody's own words. */
    isStart: typed === null && written === '' && start !== '',
    /** Begins with nothing instead. */
    clear: () => setBlank(true),
    isKept,
    isBusy,
    /** What somebody else wrote while this was typed; null for nothing. */
    theirs: isOvertaken ? written : null,
    type,
    forget,
    /** With what was typed; says why where it was not saved. */
    save: (change: Omit<Change, 'body' | 'beside'> = {}) => send(withText(change)),
    leaveOut: () => send({ body: '', state: 'approved' }),
    /** The same for a dialog that says why itself. @throws Refusal, NoAnswer */
    sendBack: (note: string) => put(withText({ state: 'draft', note })),
    /** Both texts in the field: to make one of them. */
    takeBoth: () => typed !== null && type(bothTexts(written, typed.body), written),
    /** Only of a booth's paragraph: the text that is not taken stands beside it. */
    keepMine: () => send({ body: typed?.body ?? written, beside: written }),
    takeTheirs: () => send({ beside: typed?.body ?? written }),
  };
}

/** From what visitors said and the shift notes; empty while it loads, and where there is none. */
function useStart(boothId: string | null, isWanted: boolean): string {
  const { data } = useQuery({
    queryKey: ['paragraph-start', boothId],
    queryFn: ({ signal }) => call(getParagraphStart, { params: { id: boothId ?? '' }, signal }),
    enabled: boothId !== null && isWanted,
  });
  return isWanted ? (data?.suggestion ?? '') : '';
}
