import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Page } from '../parts/Page.tsx';
import { useEvent } from '../shell/events.ts';
import { Checklist } from './Checklist.tsx';
import { type Section, sections } from './checklist.ts';
import { SectionsNav, sectionLink } from './SectionsNav.tsx';

const labels: Record<Section, string> = {
  facts: 'Event facts',
  hours: 'Opening hours',
  kiosks: 'Kiosks',
  booths: 'Booths',
  representatives: 'Representatives',
  slots: 'Slots',
  shifts: 'Shifts',
  devices: 'Devices',
  topics: 'Topics',
  'head-counts': 'Head counts',
};

/** Around every section of an event's set-up: what is missing, and the way between them. */
export function EventSetUp() {
  const event = useEvent();
  const { pathname } = useLocation();
  return (
    <Page
      title="Set-up"
      of={event.name}
      actions={<Link to="/set-up/projects">Projects, people and accounts</Link>}
    >
      <Checklist event={event} />
      <SectionsNav label="Set-up of this event" current={pathname}>
        {sections.map((section) => (
          <Link
            key={section}
            to={`/events/$event/set-up/${section}`}
            params={{ event: event.slug }}
            {...sectionLink}
          >
            {labels[section]}
          </Link>
        ))}
      </SectionsNav>
      <Outlet />
    </Page>
  );
}
