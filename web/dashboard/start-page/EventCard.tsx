import { Table, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Card } from '../parts/Card.tsx';
import { CoverageLegend } from '../parts/CoverageBar.tsx';
import { FigureBrackets, FigureText, ProvisionalLegend } from '../parts/FigureText.tsx';
import { FirstBooth } from '../parts/FirstBooth.tsx';
import { BoothName } from '../parts/Plate.tsx';
import { StaffedBar, StaffedWords } from '../parts/Staffed.tsx';
import { Tag } from '../parts/Tag.tsx';
import { dateRange } from '../parts/times.ts';
import { BoothAction } from './BoothAction.tsx';
import { EventActions } from './EventActions.tsx';
import {
  boothsToAsk,
  countedTally,
  type OverviewBooth,
  type OverviewEvent,
  paragraphTally,
  staffedTally,
  type Tally,
} from './missing.ts';
import { Paragraph } from './Paragraph.tsx';
import classes from './StartPage.module.css';

const stateWords = { coming: 'still to come', running: 'running now', over: 'over' } as const;

/** An event that was or is run with Pavilion: three questions, and the same for each booth. */
export function EventCard({ event, isMissingOnly }: { event: OverviewEvent; isMissingOnly: boolean }) {
  // Below that the table's seven columns would be cut off at the edge of the card.
  const isNarrow = useMediaQuery('(width < 1100px)', undefined, { getInitialValueInEffect: false });
  const shown = isMissingOnly ? boothsToAsk(event) : event.booths;
  return (
    <Card
      title={event.name}
      sub={
        <>
          {event.simulated && <Tag kind="simulated" />}
          <span>
            {event.city !== '' && `${event.city}, `}
            {dateRange(event.startsOn, event.endsOn)}, {stateWords[event.state]}
          </span>
        </>
      }
      actions={<EventActions event={event} />}
      bleed
    >
      {event.booths.length === 0 ? (
        <FirstBooth event={event.slug} level={3} />
      ) : (
        <>
          <div className={classes.tallies}>
            <TallyCell question="Staffed?" tally={staffedTally(event.booths)} />
            <TallyCell question="Counted?" tally={countedTally(event.booths)} />
            <TallyCell question="Paragraph?" tally={paragraphTally(event.booths)} />
          </div>
          {isNarrow ? (
            <BoothList event={event} booths={shown} />
          ) : (
            <BoothTable event={event} booths={shown} />
          )}
          <div className={classes.legends}>
            <CoverageLegend states={['covered', 'gap', 'unrecorded']} />
            <ProvisionalLegend figures={event.booths.map(({ figure }) => figure)} />
          </div>
        </>
      )}
    </Card>
  );
}

function TallyCell({ question, tally }: { question: string; tally: Tally }) {
  return (
    <div>
      <h3>{question}</h3>
      <b>
        {tally.done} of {tally.of}
      </b>
      <span>{tally.words}</span>
    </div>
  );
}

interface BoothsProps {
  event: OverviewEvent;
  booths: readonly OverviewBooth[];
}

function BoothTable({ event, booths }: BoothsProps) {
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Booth</Table.Th>
          <Table.Th>Staffed</Table.Th>
          <Table.Th>
            <VisuallyHidden>Staffed in words</VisuallyHidden>
          </Table.Th>
          <Table.Th className={classes.right}>Visitors</Table.Th>
          <Table.Th>
            <VisuallyHidden>How far that can be trusted</VisuallyHidden>
          </Table.Th>
          <Table.Th>Paragraph</Table.Th>
          <Table.Th>
            <VisuallyHidden>What to do</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {booths.map((booth) => (
          <BoothCells key={booth.boothId} booth={booth} event={event} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function BoothCells({ booth, event }: { booth: OverviewBooth; event: OverviewEvent }) {
  return (
    <Table.Tr>
      <Table.Td>
        <BoothName kiosk={booth.kiosk} name={booth.name} />
      </Table.Td>
      <Table.Td className={classes.bar}>
        <StaffedBar staffed={booth.staffed} />
      </Table.Td>
      <Table.Td>
        <StaffedWords staffed={booth.staffed} />
      </Table.Td>
      <Table.Td className={classes.right}>
        <FigureText figure={booth.figure} withoutBrackets />
      </Table.Td>
      <Table.Td className={classes.brackets}>
        <FigureBrackets figure={booth.figure} />
      </Table.Td>
      <Table.Td>
        <Paragraph state={booth.paragraph} />
      </Table.Td>
      <Table.Td className={classes.right}>
        <BoothAction booth={booth} event={event} />
      </Table.Td>
    </Table.Tr>
  );
}

function BoothList({ event, booths }: BoothsProps) {
  return (
    <ul className={classes.list}>
      {booths.map((booth) => (
        <li key={booth.boothId}>
          <BoothName kiosk={booth.kiosk} name={booth.name} />
          <FigureText figure={booth.figure} />
          <div className={classes.wide}>
            <StaffedBar staffed={booth.staffed} />
            <StaffedWords staffed={booth.staffed} />
          </div>
          <Paragraph state={booth.paragraph} />
          <BoothAction booth={booth} event={event} />
        </li>
      ))}
    </ul>
  );
}
