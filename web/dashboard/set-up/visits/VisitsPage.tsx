import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { dateIn } from '../../parts/times.ts';
import { useEvent } from '../../shell/events.ts';
import { dayToBeginWith } from '../day-shown.ts';
import { useMay } from '../may.ts';
import { NotForThisAccount } from '../parts/NotForThisAccount.tsx';
import { VisitsCard } from './VisitsCard.tsx';

const route = getRouteApi('/shell/events/$event/set-up/visits');

/** What was tapped, visit by visit: to take back what was not meant, and to correct what was wrong. */
export function VisitsPage() {
  const event = useEvent();
  const may = useMay();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/events/$event/set-up/visits' });
  if (!may.booths)
    return (
      <NotForThisAccount>
        Single visits are looked after by booth leads and program managers.
      </NotForThisAccount>
    );
  const shown = { ...search, day: search.day ?? dayToBeginWith(event, dateIn(new Date(), event.timeZone)) };
  return (
    <VisitsCard
      event={event}
      shown={shown}
      onFilter={(change) => void navigate({ search: change, replace: true })}
    />
  );
}
