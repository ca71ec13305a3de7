import { Button, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import type { EventDayRow } from '#contracts/event-days';
import { HELD_BACK_WORDS } from '#contracts/figures';
import type { Now } from '#contracts/now';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { hourFigureWords } from '../parts/none-words.ts';
import { clockTime, dateIn, weekday } from '../parts/times.ts';
import { useEvent } from '../shell/events.ts';
import { HourChart, SHARED_WORDS } from './HourChart.tsx';
import classes from './Hours.module.css';

interface Given {
  now: Now;
  nowMs: number;
  days: readonly EventDayRow[];
  /** The day, or the whole event, is over. */
  isOver: boolean;
}

export function HoursCard({ now, nowMs, days, isOver }: Given) {
  const [isTable, table] = useDisclosure(false);
  const isEmpty = now.hours.every(({ visitors }) => visitors === null || visitors === 0);
  if (isEmpty)
    return (
      <Card title="Visitors by hour" bleed>
        <NoHours now={now} isOver={isOver} />
      </Card>
    );
  const swap = (
    <Button
      variant="subtle"
      size="xs"
      onClick={table.toggle}
      leftSection={isTable ? <IconChartBar size={16} stroke={1.9} /> : <IconTable size={16} stroke={1.9} />}
    >
      {isTable ? 'Chart' : 'Table'}
    </Button>
  );
  return (
    <Card
      title="Visitors by hour"
      sub={now.day === null ? undefined : weekday(now.day)}
      actions={swap}
      bleed={isTable}
    >
      {isTable ? <HoursTable now={now} nowMs={nowMs} /> : <HourChart now={now} nowMs={nowMs} days={days} />}
    </Card>
  );
}

function NoHours({ now, isOver }: Pick<Given, 'now' | 'isOver'>) {
  const { visitors, approximate } = now.notPlaced;
  if (visitors > 0)
    return (
      <EmptyState level={3} title={`${approximate ? '~' : ''}${visitors}, not placed in time`}>
        <p>
          {now.hours.some(({ none }) => none === 'held-back')
            ? `Hours are ${HELD_BACK_WORDS}.`
            : 'The head counts of this event say how many came, not when. There is nothing to draw by hour.'}
        </p>
      </EmptyState>
    );
  if (isOver)
    return (
      <EmptyState level={3} title="No visit is recorded">
        <p>If somebody counted by hand, enter a head count under Set-up.</p>
      </EmptyState>
    );
  return (
    <EmptyState level={3} title="Nobody has tapped here yet">
      <p>Connect a tablet to a booth, or enter a head count if somebody counted by hand.</p>
    </EmptyState>
  );
}

function HoursTable({ now, nowMs }: Pick<Given, 'now' | 'nowMs'>) {
  const { timeZone } = useEvent();
  const captions = [
    ...(now.hours.some(({ shared }) => shared > 0) ? [SHARED_WORDS] : []),
    ...(now.hours.some(({ none }) => none === 'held-back') ? [HELD_BACK_WORDS] : []),
  ];
  return (
    <Table>
      {captions.length > 0 && <Table.Caption className={classes.note}>{captions.join(' · ')}</Table.Caption>}
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Hour</Table.Th>
          <Table.Th className={classes.right}>Visitors</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {now.hours.map((hour) => (
          <Table.Tr key={hour.startsAt}>
            <Table.Td>
              {now.day === null && `${weekday(dateIn(hour.startsAt, timeZone), 'short')} `}
              {clockTime(hour.startsAt, timeZone)}–{clockTime(hour.endsAt, timeZone)}
            </Table.Td>
            <Table.Td
              className={hour.visitors === null ? `${classes.right} ${classes.unknown}` : classes.right}
            >
              {hourFigureWords(hour, nowMs)}
            </Table.Td>
          </Table.Tr>
        ))}
        {now.notPlaced.visitors > 0 && (
          <Table.Tr>
            <Table.Td>Not placed in time</Table.Td>
            <Table.Td className={classes.right}>
              {now.notPlaced.approximate && '~'}
              {now.notPlaced.visitors}
            </Table.Td>
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  );
}
