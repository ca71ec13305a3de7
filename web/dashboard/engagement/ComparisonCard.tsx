import type { Comparison } from '#contracts/engagement-comparison';
import { figureText } from '#contracts/figures';
import { ChartCard } from './ChartCard.tsx';
import { ComparisonChart } from './ComparisonChart.tsx';
import {
  alignedHourWords,
  alignedWords,
  byHoursOf,
  cannotCompareWords,
  comparedWords,
  differenceWords,
  leftOutFigure,
  leftOutName,
} from './comparison-words.ts';
import classes from './Engagement.module.css';
import { amountWords } from './engagement-words.ts';
import type { View } from './view.ts';

/** What is shown beside what it is compared with: what compares, and in words what does not. */
export function ComparisonCard({ view, comparison }: { view: View; comparison: Comparison }) {
  const why = cannotCompareWords(comparison);
  return (
    <ChartCard
      view={view}
      name="comparison"
      title={`Compared with ${comparison.label}`}
      sub={differenceWords(comparison)}
      table={() => tableOf(view, comparison)}
    >
      {why === null && <ComparisonChart comparison={comparison} sentence={sentence(view, comparison)} />}
      <Note words={[comparedWords(view.of.total, comparison), why]} />
    </ChartCard>
  );
}

function Note({ words }: { words: (string | null)[] }) {
  const said = words.filter((one) => one !== null);
  return said.length === 0 ? null : <p className={classes.note}>{said.join(' ')}</p>;
}

function sentence({ of }: View, comparison: Comparison) {
  const { here, there } = byHoursOf(of.total, comparison);
  return `Visitors by hours since the opening: ${figureText(here)} here, ${figureText(there)} for ${comparison.label}; ${differenceWords(comparison)}`;
}

/** The same figures: hours and what lies in none make up what compares, with what is left out it is all. */
function tableOf({ of }: View, comparison: Comparison) {
  const { hours, label, elsewhere, otherElsewhere, figure, leftOut } = comparison;
  const { here, there } = byHoursOf(of.total, comparison);
  return {
    heads: [{ label: 'Since the opening' }, { label: 'Shown', isFigure: true }, { label, isFigure: true }],
    rows: [
      ...hours.map((hour) => ({
        key: `${hour.day}-${hour.hour}`,
        cells: [
          alignedHourWords(hour),
          alignedWords(hour.visitors, hour.shared, hour.state),
          alignedWords(hour.other, hour.otherShared, hour.otherState),
        ],
      })),
      {
        key: 'elsewhere',
        cells: [
          'Outside of these, or not placed in time',
          amountWords(elsewhere),
          amountWords(otherElsewhere),
        ],
      },
      ...(leftOut.length === 0
        ? []
        : [
            { key: 'both', cells: boldRow('Compared', figureText(here), figureText(there)) },
            ...leftOut.map((one) => ({
              key: one.name || one.why,
              cells: [
                `Left out: ${leftOutName(one)}`,
                leftOutFigure(one, 'here'),
                leftOutFigure(one, 'there'),
              ],
            })),
          ]),
      {
        key: 'total',
        cells: boldRow('Total', figureText(of.total), figureText({ ...figure, days: null })),
      },
    ],
  };
}

const boldRow = (...cells: string[]) => cells.map((cell) => <b key={cell}>{cell}</b>);
