import { useEffect, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { formOfKey, formWords } from '../notes/forms.ts';
import { useSignal, useTablet, useTabletState } from '../shell/use-tablet.ts';
import type { Tablet } from '../tablet.ts';
import styles from './StatusPage.module.css';

/** A newer version waits until somebody says so, nothing here is unsent, and nobody is in the middle of a sentence. */
export function UpdateReady() {
  const { appFiles, drafts } = useTablet();
  const { isUnsent, state } = useTabletState(({ unsent, notSaved, meta }) => ({
    isUnsent: unsent.length > 0 || notSaved.length > 0,
    state: meta.state,
  }));
  const files = useSignal(appFiles.state);
  const [begun, setBegun] = useState<string[]>([]);
  const isReady = files === 'update ready';
  const boothIds = (state?.booths ?? []).map(({ id }) => id).join(' ');
  useEffect(() => {
    if (isReady) void readBegun(drafts, boothIds.split(' ')).then(setBegun);
  }, [drafts, isReady, boothIds]);
  if (!isReady) return null;
  const update = async () => {
    // Another tab may have begun to write since.
    const now = await readBegun(drafts, boothIds.split(' '));
    setBegun(now);
    if (now.length === 0) appFiles.update();
  };
  return (
    <section className={styles.card}>
      <h3>A newer version is ready</h3>
      <p>{waitingWords(isUnsent, begun)}</p>
      {!isUnsent && begun.length === 0 && (
        <Button look="ink" onPress={update}>
          Update now
        </Button>
      )}
    </section>
  );
}

/**
 * What was begun on Notes and not recorded, in words: "a follow-up". A draft of a booth that this device was moved away
 * from is kept, but nobody can end it here: no update waits for it.
 */
async function readBegun(drafts: Tablet['drafts'], boothIds: readonly string[]): Promise<string[]> {
  const kept = await drafts.list().catch(() => []);
  const begun = kept
    .map(({ key }) => formOfKey(key))
    .filter((draft) => draft !== null && boothIds.includes(draft.boothId));
  return [...new Set(begun.flatMap((draft) => (draft === null ? [] : [formWords[draft.form].inText])))];
}

function waitingWords(isUnsent: boolean, begun: readonly string[]): string {
  if (isUnsent) return 'It waits until everything here is sent. Counting goes on with this version.';
  if (begun.length > 0)
    return `It waits until what was begun on Notes is recorded or discarded: ${begun.join(', ')}.`;
  return 'Everything here is sent. The page loads anew, which takes a moment.';
}
