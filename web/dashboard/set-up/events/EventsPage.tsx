import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type EventRow, events } from '#contracts/events';
import { Tag } from '../../parts/Tag.tsx';
import { dateRange } from '../../parts/times.ts';
import { useMay } from '../may.ts';
import { useCollection } from '../parts/collection.ts';
import { ListPage } from '../parts/ListPage.tsx';
import { RowActions } from '../parts/RowActions.tsx';

export function EventsPage() {
  const may = useMay();
  const rows = useCollection(events, undefined, (row: EventRow) => ({ event: row.slug }));
  return (
    <ListPage
      title="Events"
      loaded={rows.loaded}
      actions={
        may.manage && (
          <Button
            variant="filled"
            leftSection={<IconPlus size={16} stroke={1.9} />}
            renderRoot={(props) => <Link to="/set-up/events/new" {...props} />}
          >
            New event
          </Button>
        )
      }
      empty={{
        title: 'No events yet',
        text: 'Begin with a new event: one that is ahead, or one that is over and only left figures.',
      }}
      isArchived={(row) => row.archivedAt !== null}
      order={(one, other) => other.startsOn.localeCompare(one.startsOn)}
      columns={[
        { head: 'Event', cell: (row) => <EventName event={row} /> },
        { head: 'City', cell: (row) => row.city },
        { head: 'Days', cell: (row) => dateRange(row.startsOn, row.endsOn) },
      ]}
      rowActions={(row) => (
        <RowActions>
          <Button
            aria-label={`Set up ${row.name}`}
            renderRoot={(props) => (
              <Link to="/events/$event/set-up" params={{ event: row.slug }} {...props} />
            )}
          >
            Set up
          </Button>
          {may.manage && (
            <Button
              variant="subtle"
              aria-label={`Archive ${row.name}`}
              onClick={() => void rows.archive(row, row.name)}
            >
              Archive
            </Button>
          )}
        </RowActions>
      )}
      archivedActions={(row) =>
        may.manage && <Button onClick={() => void rows.restore(row)}>Take it out</Button>
      }
    />
  );
}

function EventName({ event }: { event: EventRow }) {
  return (
    <Group gap="xs">
      {event.name} {event.simulated && <Tag kind="simulated" />}
    </Group>
  );
}
