import { SegmentedControl } from '@mantine/core';
import type { Engagement } from '#contracts/engagement';
import { figureText } from '#contracts/figures';
import { noneWords } from '../parts/none-words.ts';
import { ChartCard } from './ChartCard.tsx';
import classes from './Engagement.module.css';
import { cannotTellWords, perHourWords } from './engagement-words.ts';
import type { View } from './view.ts';

type Booth = Engagement['booths'][number];
type Rank = 'total' | 'open' | 'staffed';

const ranks: { value: Rank; label: string }[] = [
  { value: 'total', label: 'Total' },
  { value: 'open', label: 'Per open hour' },
  { value: 'staffed', label: 'Per staffed hour' },
];

interface Ranked {
  booth: Booth;
  value: number | null;
  text: string;
  /** Partly a head count that nobody counted exactly. */
  isOpen: boolean;
}

export function RankingCard({ view }: { view: View }) {
  const { of, shown, onChange } = view;
  const rank: Rank = shown.rank ?? 'total';
  const ranked = of.booths.map((booth) => rankedBy(booth, rank)).sort(byValue);
  const most = Math.max(...ranked.map(({ value }) => value ?? 0), 1e-9);
  return (
    <ChartCard view={view} name="ranking" title="Ranking" table={() => tableOf(of.booths)}>
      <SegmentedControl
        className={classes.ranks}
        fullWidth
        size="xs"
        aria-label="Rank by"
        value={rank}
        onChange={(chosen) =>
          onChange({ rank: chosen === 'open' || chosen === 'staffed' ? chosen : undefined })
        }
        data={ranks}
      />
      <ol className={classes.ranking}>
        {ranked.map(({ booth, value, text, isOpen }) => (
          <li key={booth.boothId}>
            <button
              type="button"
              aria-pressed={shown.booth === booth.slug}
              onClick={() => onChange({ booth: shown.booth === booth.slug ? undefined : booth.slug })}
            >
              <span className={classes.rankName}>{booth.name}</span>
              {value === null ? (
                <span className={classes.cannot}>{text}</span>
              ) : (
                <>
                  <Dot share={value / most} isOpen={isOpen} />
                  <b>{text}</b>
                </>
              )}
            </button>
          </li>
        ))}
      </ol>
      {ranked.some(({ isOpen, value }) => isOpen && value !== null) && (
        <p className={classes.note}>Open ring: partly from a head count that is not exact.</p>
      )}
    </ChartCard>
  );
}

function rankedBy(booth: Booth, rank: Rank): Ranked {
  const { figure } = booth;
  const isOpen = figure.approximate;
  if (rank === 'total') return { booth, value: figure.visitors, text: shortText(booth), isOpen };
  if (booth.none !== null) return { booth, value: null, text: noneWords[booth.none], isOpen };
  const { perHour, cannotTell } = booth[rank];
  if (perHour === null) return { booth, value: null, text: cannotTellWords[cannotTell ?? 'no-slot'], isOpen };
  return { booth, value: perHour, text: `${isOpen ? '~' : ''}${perHourWords(perHour)}`, isOpen };
}

const shortText = ({ figure: { visitors, approximate }, none }: Booth) =>
  visitors === null ? noneWords[none ?? 'not-recorded'] : `${approximate ? '~' : ''}${visitors}`;

const byValue = (a: Ranked, b: Ranked) =>
  (b.value ?? -1) - (a.value ?? -1) || a.booth.name.localeCompare(b.booth.name);

function Dot({ share, isOpen }: { share: number; isOpen: boolean }) {
  const at = `${4 + share * 90}%`;
  return (
    <svg width="100%" height="16" aria-hidden="true">
      <line x1="0" x2={at} y1="8" y2="8" className={classes.dotLine} />
      <circle cx={at} cy="8" r="5.5" className={isOpen ? classes.ring : classes.dot} />
    </svg>
  );
}

function tableOf(booths: Engagement['booths']) {
  const rate = ({ perHour, cannotTell }: Booth['open']) =>
    perHour === null ? cannotTellWords[cannotTell ?? 'no-slot'] : perHourWords(perHour);
  return {
    caption: 'Rates are visitors in an hour. Days without a record are left out of the open hours.',
    heads: [
      { label: 'Booth' },
      { label: 'Visitors', isFigure: true },
      { label: 'Per open hour', isFigure: true },
      { label: 'Per staffed hour', isFigure: true },
    ],
    rows: booths
      .toSorted((a, b) => (b.figure.visitors ?? -1) - (a.figure.visitors ?? -1))
      .map((booth) => ({
        key: booth.boothId,
        cells: [
          booth.name,
          booth.none === null ? figureText(booth.figure) : noneWords[booth.none],
          rate(booth.open),
          rate(booth.staffed),
        ],
      })),
  };
}
