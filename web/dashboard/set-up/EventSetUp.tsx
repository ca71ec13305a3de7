import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Page } from '../parts/Page.tsx';
import { CardSkeleton } from '../parts/PageSkeleton.tsx';
import { useEvent } from '../shell/events.ts';
import { Checklist } from './Checklist.tsx';
import { isPlanning, type Section, sectionsFor } from './checklist.ts';
import { useMay } from './may.ts';
import { OpenCount } from './refused-items/OpenCount.tsx';
import { SectionsNav, sectionLink } from './SectionsNav.tsx';
import { UncertainCount } from './uncertain-times/UncertainNotes.tsx';
import { useHoldings } from './use-holdings.ts';

const labels: Record<Section, string> = {
  facts: 'Event facts',
  hours: 'Opening hours',
  spreadsheet: 'Spreadsheet',
  kiosks: 'Kiosks',
  booths: 'Booths',
  representatives: 'Representatives',
  slots: 'Slots',
  shifts: 'Shifts',
  talks: 'Talks',
  devices: 'Devices',
  topics: 'Topics',
  visits: 'Visits',
  'head-counts': 'Head counts',
  attention: 'Needs attention',
  times: 'Uncertain times',
};

/** Around every section of an event's set-up: what is missing, and the way between them. */
export function EventSetUp() {
  const event = useEvent();
  const { pathname } = useLocation();
  const may = useMay();
  const holdings = useHoldings(event);
  const page = {
    title: 'Set-up',
    of: event.name,
    actions: <Link to="/set-up/projects">Projects, people and accounts</Link>,
  };
  // Drawn together: a checklist that came later would push the page away from under the pointer.
  if (holdings === 'loading')
    return (
      <Page {...page}>
        <CardSkeleton />
      </Page>
    );
  return (
    <Page {...page}>
      {holdings !== 'failed' && <Checklist event={event.slug} holdings={holdings} />}
      <SectionsNav label="Set-up of this event" current={pathname}>
        {[true, false].map((plans) => (
          <span key={String(plans)}>
            {sectionsFor(may)
              .filter((section) => isPlanning(section) === plans)
              .map((section) => (
                <Link
                  key={section}
                  to={`/events/$event/set-up/${section}`}
                  params={{ event: event.slug }}
                  {...sectionLink}
                >
                  {labels[section]}
                  {section === 'attention' && <OpenCount event={event.slug} />}
                  {section === 'times' && <UncertainCount event={event.slug} />}
                </Link>
              ))}
          </span>
        ))}
      </SectionsNav>
      <Outlet />
    </Page>
  );
}
