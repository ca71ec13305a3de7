import { useEffect, useState } from 'react';
import { lookAtLink } from './enrolment.ts';
import styles from './OwnShifts.module.css';
import { OwnSummary } from './OwnSummary.tsx';

/** The files of whoever has a link; nothing for a link that is of no use, which stands above already. */
export function OwnSummaryOfLink({ secret }: { secret: string }) {
  const [booths, setBooths] = useState<number | null>(null);
  useEffect(() => {
    let isCurrent = true;
    lookAtLink(secret).then(
      (owner) => isCurrent && setBooths(owner.booths.length),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [secret]);
  if (booths === null) return null;
  return <OwnSummary of={{ secret }} booths={booths} className={styles.card} />;
}
