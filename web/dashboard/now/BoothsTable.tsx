import { Table, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { BoothNow, Now } from '#contracts/now';
import { Card } from '../parts/Card.tsx';
import { FigureBrackets, FigureText, ProvisionalLegend } from '../parts/FigureText.tsx';
import { BoothName } from '../parts/Plate.tsx';
import { clockTime, clockTimeFrom } from '../parts/times.ts';
import { useEvent } from '../shell/events.ts';
import classes from './BoothsTable.module.css';
import type { BoothState } from './booth-states.ts';
import { Flash } from './Flash.tsx';
import { Here } from './Here.tsx';
import { type Axis, axisOf, Sparkline } from './Sparkline.tsx';
import { StateWords } from './StateWords.tsx';

interface Row {
  booth: BoothNow;
  /** Null when what is shown is over. */
  state: BoothState | null;
}

interface Given {
  now: Now;
  rows: readonly Row[];
  isToday: boolean;
}

export function BoothsTable({ now, rows, isToday }: Given) {
  const { timeZone } = useEvent();
  const isNarrow = useMediaQuery('(width < 900px)', undefined, { getInitialValueInEffect: false });
  const axis = axisOf(now);
  return (
    <Card title={isNarrow ? 'Booths' : undefined} bleed>
      {isNarrow ? (
        <BoothList rows={rows} />
      ) : (
        <Table>
          <Head
            hasState={rows.some(({ state }) => state !== null)}
            since={axis === null ? null : clockTime(new Date(axis.from), timeZone)}
            isToday={isToday}
          />
          <Table.Tbody>
            {rows.map((row) => (
              <BoothCells key={row.booth.boothId} row={row} axis={axis} seenAt={isToday ? now.asOf : null} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <ProvisionalLegend figures={rows.map(({ booth }) => booth.figure)} />
    </Card>
  );
}

function Head({ hasState, since, isToday }: { hasState: boolean; since: string | null; isToday: boolean }) {
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th>Booth</Table.Th>
        {hasState && <Table.Th className={classes.figures}>Here</Table.Th>}
        {hasState && <Table.Th>State</Table.Th>}
        <Table.Th className={classes.right}>{isToday ? 'Visitors today' : 'Visitors'}</Table.Th>
        <Table.Th>
          <VisuallyHidden>How far that can be trusted</VisuallyHidden>
        </Table.Th>
        {since !== null && <Table.Th>Since {since}</Table.Th>}
        {since !== null && <Table.Th className={classes.right}>Last tap</Table.Th>}
      </Table.Tr>
    </Table.Thead>
  );
}

interface CellsGiven {
  row: Row;
  axis: Axis | null;
  /** Null when another day is shown, whose taps are all of that day. */
  seenAt: string | null;
}

function BoothCells({ row: { booth, state }, axis, seenAt }: CellsGiven) {
  const { timeZone } = useEvent();
  return (
    <Table.Tr className={state?.kind === 'nobody' ? classes.hole : undefined}>
      <Table.Td>
        <BoothName kiosk={booth.kiosk} name={booth.name} />
      </Table.Td>
      {state !== null && (
        <>
          <Table.Td className={classes.figures}>
            <Here here={booth.here.length} target={booth.target} state={state.kind} />
          </Table.Td>
          <Table.Td>
            <StateWords state={state} people={booth.here} />
          </Table.Td>
        </>
      )}
      <Table.Td className={classes.right}>
        <Flash value={booth.figure.visitors}>
          <FigureText figure={booth.figure} none={booth.none} withoutBrackets />
        </Flash>
      </Table.Td>
      <Table.Td className={classes.brackets}>
        <FigureBrackets figure={booth.figure} />
      </Table.Td>
      {axis !== null && (
        <>
          <Table.Td>
            <Sparkline quarters={booth.quarters} axis={axis} name={booth.name} />
          </Table.Td>
          <Table.Td className={`${classes.right} ${classes.quiet}`}>
            {booth.lastTapAt === null
              ? 'none'
              : clockTimeFrom(seenAt ?? booth.lastTapAt, booth.lastTapAt, timeZone)}
          </Table.Td>
        </>
      )}
    </Table.Tr>
  );
}

function BoothList({ rows }: { rows: readonly Row[] }) {
  return (
    <ul className={classes.list}>
      {rows.map(({ booth, state }) => (
        <li key={booth.boothId} className={state?.kind === 'nobody' ? classes.hole : undefined}>
          <BoothName kiosk={booth.kiosk} name={booth.name} />
          <span className={classes.right}>
            <Flash value={booth.figure.visitors}>
              <FigureText figure={booth.figure} none={booth.none} />
            </Flash>
          </span>
          {state !== null && (
            <div className={classes.below}>
              <StateWords state={state} people={booth.here} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
