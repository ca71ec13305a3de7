import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftFields } from '../outbox/database.ts';
import { useTablet, useTabletState } from '../shell/use-tablet.ts';
import type { Tablet } from '../tablet.ts';

const WRITE_AFTER_MS = 250;

/** Fields whose names begin so hold what a visitor gave of themselves. */
const PERSONAL = 'contact-';

/**
 * What a form holds, for keeping. Personal data does not lie about on a shared tablet: it lives as long as the form is
 * open and is not part of a draft. Nobody had agreed to its being kept before the form is recorded.
 */
export function fieldsToKeep(fields: DraftFields): DraftFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith(PERSONAL)));
}

export type Keeping = 'nothing yet' | 'kept' | 'not kept';

/**
 * The draft of one form on this device: read once, written shortly after each change and when the page is left.
 * @param isBegun whether these fields hold something that somebody typed
 */
export function useDraft(key: string, isBegun: (fields: DraftFields) => boolean) {
  const { drafts, now } = useTablet();
  const { isLost } = useTabletState(({ isLost }) => ({ isLost }));
  /** Null until the device has said what it kept. */
  const [fields, setFields] = useState<DraftFields | null>(null);
  const [keeping, setKeeping] = useState<Keeping>('nothing yet');
  const waiting = useRef<{ fields: DraftFields; timer: ReturnType<typeof setTimeout> } | null>(null);

  useEffect(() => {
    let isWanted = true;
    void readDraft(drafts, key).then((kept) => {
      if (!isWanted) return;
      setFields(kept ?? {});
      if (kept !== null) setKeeping('kept');
    });
    return () => {
      isWanted = false;
    };
  }, [drafts, key]);

  useEffect(() => {
    // A database that is there again was given back what this page holds.
    if (!isLost) setKeeping((before) => (before === 'not kept' ? 'kept' : before));
  }, [isLost]);

  const write = useCallback(() => {
    const change = waiting.current;
    if (change === null) return;
    clearTimeout(change.timer);
    waiting.current = null;
    const isTyped = isBegun(change.fields);
    const changedAt = new Date(now()).toISOString();
    const written = isTyped ? drafts.put({ key, changedAt, fields: change.fields }) : drafts.delete(key);
    void written.then(
      () => setKeeping(isTyped ? 'kept' : 'nothing yet'),
      () => setKeeping('not kept'),
    );
  }, [drafts, key, now, isBegun]);

  useEffect(() => {
    const leave = () => document.visibilityState === 'hidden' && write();
    document.addEventListener('visibilitychange', leave);
    addEventListener('pagehide', write);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      removeEventListener('pagehide', write);
      write();
    };
  }, [write]);

  const keep = (typed: DraftFields) => {
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = { fields: fieldsToKeep(typed), timer: setTimeout(write, WRITE_AFTER_MS) };
  };
  const forget = async () => {
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = null;
    await drafts.delete(key).catch(() => undefined);
    setKeeping('nothing yet');
  };
  return { fields, keeping, keep, forget };
}

async function readDraft(drafts: Tablet['drafts'], key: string): Promise<DraftFields | null> {
  const draft = await drafts.get(key).catch(() => undefined);
  return draft?.fields ?? null;
}
