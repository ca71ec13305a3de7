import type { Bar, Block } from '#contracts/document';
import type { Report } from '#contracts/report';
import { dayWords, timeWords } from '#contracts/summary-words';

type Hour = Report['hours'][number];

/** Visitors by hour as a chart; nothing where no hour is known. */
export function hoursChart(report: Report): Block[] {
  const { hours, notPlaced, event } = report;
  if (!hours.some(({ visitors }) => visitors !== null)) return [];
  const amount = `${notPlaced.approximate ? '~' : ''}${notPlaced.visitors}`;
  return [
    { kind: 'heading', level: 2, text: 'Visitors by hour', anchor: 'hours' },
    {
      kind: 'chart',
      title: 'Visitors by hour',
      sentence: sentenceOf(hours, event.timeZone),
      unit: 'Visitors',
      bars: hours.map((hour) => barOf(hour, event.timeZone)),
      beside: notPlaced.visitors === 0 ? null : `${amount}, not placed in time`,
    },
  ];
}

function barOf({ startsAt, visitors, shared }: Hour, timeZone: string): Bar {
  const text = visitors === null ? 'not recorded' : `${shared > 0 ? '~' : ''}${visitors}`;
  return { group: dayWords(startsAt, timeZone), label: timeWords(startsAt, timeZone), value: visitors, text };
}

/** "Most visitors, 41, in the hour from Tue 11 Nov 16:00." */
function sentenceOf(hours: readonly Hour[], timeZone: string): string {
  const most = hours.reduce((best, hour) => ((hour.visitors ?? -1) > (best.visitors ?? -1) ? hour : best));
  const when = `${dayWords(most.startsAt, timeZone)} ${timeWords(most.startsAt, timeZone)}`;
  const unknown = hours.filter(({ visitors }) => visitors === null).length;
  const rest = unknown === 0 ? '' : ` Nothing is recorded of ${unknown} of ${hours.length} hours.`;
  const amount = `${most.shared > 0 ? '~' : ''}${most.visitors}`;
  return `Most visitors, ${amount}, in the hour from ${when}.${rest}`;
}
