import { useCallback, useEffect, useState } from 'react';
import { useTablet } from '../shell/use-tablet.ts';

/** Which notes were read here, and how to say so. Null until the device has said. */
export function useReadNotes() {
  const { readNotes } = useTablet();
  const [read, setRead] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    let isWanted = true;
    void readNotes
      .toCollection()
      .primaryKeys()
      .catch(() => [])
      .then((ids) => isWanted && setRead(new Set(ids)));
    return () => {
      isWanted = false;
    };
  }, [readNotes]);
  const markRead = useCallback(
    (id: string) => {
      setRead((before) => new Set([...(before ?? []), id]));
      // Not written down means that it is shown once more after a reload: no harm.
      void readNotes.put({ id }).catch(() => undefined);
    },
    [readNotes],
  );
  return { read, markRead };
}
