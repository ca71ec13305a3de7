import { type ReactNode, useEffect, useRef } from 'react';
import styles from './set-up.module.css';

/** How a link in it looks. */
export const sectionLink = {
  className: styles.link ?? '',
  activeProps: { className: styles.active ?? '' },
};

/** The sections of the set-up; on a phone they scroll sideways, the current one in view. */
export function SectionsNav({
  label,
  current,
  children,
}: {
  label: string;
  current: string;
  children: ReactNode;
}) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const link = place.current?.querySelector<HTMLElement>(`[href="${current}"], [data-status="active"]`);
    if (place.current && link) place.current.scrollLeft = link.offsetLeft - place.current.clientWidth / 3;
  }, [current]);
  return (
    <nav ref={place} className={styles.nav} aria-label={label}>
      {children}
    </nav>
  );
}
