import { Table, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Report, ReportBooth } from '#contracts/report';
import { countedWords } from '#contracts/summary-words';
import { Card } from '../parts/Card.tsx';
import { FigureBrackets, FigureText, ProvisionalLegend } from '../parts/FigureText.tsx';
import { BoothName } from '../parts/Plate.tsx';
import classes from './Summary.module.css';

const kioskOf = ({ kiosks }: ReportBooth) => (kiosks.length === 0 ? null : kiosks.join(', '));
const namesOf = ({ representatives }: ReportBooth) =>
  representatives.length === 0 ? 'not recorded' : representatives.map(({ name }) => name).join(', ');

export function AllBooths({ report }: { report: Report }) {
  const isNarrow = useMediaQuery('(width < 900px)', undefined, { getInitialValueInEffect: false });
  return (
    <div id="all-booths">
      <Card title="All booths" bleed>
        {isNarrow ? <BoothList report={report} /> : <BoothTable report={report} />}
        <ProvisionalLegend figures={report.booths.map(({ figure }) => figure)} />
      </Card>
    </div>
  );
}

function BoothTable({ report: { booths, total } }: { report: Report }) {
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Booth</Table.Th>
          <Table.Th>Representatives</Table.Th>
          <Table.Th className={classes.right}>Visitors</Table.Th>
          <Table.Th>
            <VisuallyHidden>How far that can be trusted</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {booths.map((booth) => (
          <Table.Tr key={booth.boothId}>
            <Table.Td>
              <BoothName kiosk={kioskOf(booth)} name={booth.name} />
            </Table.Td>
            <Table.Td className={classes.names}>{namesOf(booth)}</Table.Td>
            <Table.Td className={classes.right}>
              <FigureText figure={booth.figure} withoutBrackets />
            </Table.Td>
            <Table.Td>
              <FigureBrackets figure={booth.figure} />
            </Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr>
          <Table.Td>
            <b>All counted</b>
          </Table.Td>
          <Table.Td className={classes.names}>{countedWords(booths)}</Table.Td>
          <Table.Td className={classes.right}>
            <FigureText figure={total} withoutBrackets />
          </Table.Td>
          <Table.Td>
            <FigureBrackets figure={total} />
          </Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}

function BoothList({ report: { booths } }: { report: Report }) {
  return (
    <ul className={classes.list}>
      {booths.map((booth) => (
        <li key={booth.boothId}>
          <BoothName kiosk={kioskOf(booth)} name={booth.name} />
          <FigureText figure={booth.figure} />
          <span className={classes.names}>{namesOf(booth)}</span>
        </li>
      ))}
    </ul>
  );
}
