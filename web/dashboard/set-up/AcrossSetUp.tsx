import { Link, Outlet } from '@tanstack/react-router';
import { Page } from '../parts/Page.tsx';
import { useMay } from './may.ts';
import styles from './set-up.module.css';

/** Around what stands across events. */
export function AcrossSetUp() {
  const may = useMay();
  const look = { className: styles.link ?? '', activeProps: { className: styles.active ?? '' } };
  return (
    <Page title="Set-up" sub="Across events">
      <nav className={styles.nav} aria-label="Set-up across events">
        <Link to="/set-up/events" {...look}>
          Events
        </Link>
        <Link to="/set-up/projects" {...look}>
          Projects
        </Link>
        <Link to="/set-up/people" {...look}>
          People
        </Link>
        {may.manage && (
          <Link to="/set-up/accounts" {...look}>
            Accounts
          </Link>
        )}
        {may.own && (
          <Link to="/set-up/tokens" {...look}>
            API tokens
          </Link>
        )}
      </nav>
      <Outlet />
    </Page>
  );
}
