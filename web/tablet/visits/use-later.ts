import { useEffect, useState } from 'react';

/** A burst is over so long after its last tap. */
const BURST_MS = 120;

interface OfBooth {
  boothId: string;
  visits: readonly unknown[];
}

/** What is drawn of a booth's visits: a new one after its burst, for the next tap waits for whatever is drawn; all else at once. */
export function useLater<Drawn extends OfBooth>(drawn: Drawn): Drawn {
  const [held, setHeld] = useState(drawn);
  const isLonger = drawn.boothId === held.boothId && drawn.visits.length > held.visits.length;
  useEffect(() => {
    if (!isLonger) return setHeld(drawn);
    const timer = setTimeout(() => setHeld(drawn), BURST_MS);
    return () => clearTimeout(timer);
  }, [drawn, isLonger]);
  return isLonger ? held : drawn;
}
