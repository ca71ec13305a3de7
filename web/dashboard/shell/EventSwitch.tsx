import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import type { EventRow } from '#contracts/events';
import { Tag } from '../parts/Tag.tsx';
import { eventsQuery } from './events.ts';
import classes from './Shell.module.css';

interface Given {
  /** Null on pages across events, and while it loads. */
  current: EventRow | null;
  slug: string | null;
}

export function EventSwitch({ current, slug }: Given) {
  const { data } = useQuery(eventsQuery);
  const isSummary = useLocation().pathname.endsWith('/summary');
  return (
    <Menu width={320} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={classes.switch}>
          <span className={classes.switchName}>{slug === null ? 'All events' : (current?.name ?? slug)}</span>
          <IconChevronDown size={16} stroke={1.9} aria-label="Choose another event" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item renderRoot={(props) => <Link to="/" {...props} />}>All events</Menu.Item>
        {data?.items.map((event) => (
          <Menu.Item
            key={event.id}
            rightSection={event.simulated ? <Tag kind="simulated" /> : undefined}
            renderRoot={(props) => (
              <Link
                to={isSummary ? '/events/$event/summary' : '/events/$event/now'}
                params={{ event: event.slug }}
                {...props}
              />
            )}
          >
            {event.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
