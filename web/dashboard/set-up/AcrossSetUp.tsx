import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Page } from '../parts/Page.tsx';
import { useMay } from './may.ts';
import { SectionsNav, sectionLink } from './SectionsNav.tsx';

/** Around what stands across events. */
export function AcrossSetUp() {
  const may = useMay();
  const { pathname } = useLocation();
  return (
    <Page title="Set-up" sub="Across events">
      <SectionsNav label="Set-up across events" current={pathname}>
        <Link to="/set-up/events" {...sectionLink}>
          Events
        </Link>
        <Link to="/set-up/projects" {...sectionLink}>
          Projects
        </Link>
        <Link to="/set-up/people" {...sectionLink}>
          People
        </Link>
        {may.manage && (
          <Link to="/set-up/accounts" {...sectionLink}>
            Accounts
          </Link>
        )}
        {may.own && (
          <Link to="/set-up/tokens" {...sectionLink}>
            API tokens
          </Link>
        )}
      </SectionsNav>
      <Outlet />
    </Page>
  );
}
