import type { Bar, Block } from '#contracts/document';
import { HELD_BACK_WORDS, hiddenWords } from '#contracts/figures';
import type { Report } from '#contracts/report';
import { amount, dayWords } from '#contracts/summary-words';
import { clockWords, isAhead, isRunning } from './words.ts';

type Hour = Report['hours'][number];

/** Visitors by hour as a chart; nothing where no hour is known. */
export function hoursChart(report: Report): Block[] {
  const { hours, notPlaced } = report;
  if (!hours.some(({ visitors }) => visitors !== null)) return [];
  const rest = `${notPlaced.approximate ? '~' : ''}${notPlaced.visitors}`;
  return [
    { kind: 'heading', level: 2, text: 'Visitors by hour', anchor: 'hours' },
    {
      kind: 'chart',
      title: 'Visitors by hour',
      sentence: sentenceOf(report),
      unit: 'Visitors',
      bars: hours.map((hour) => barOf(hour, report)),
      beside: notPlaced.visitors === 0 ? null : `${rest}, not placed in time`,
    },
  ];
}

function barOf(hour: Hour, report: Report): Bar {
  const { visitors, shared, startsAt } = hour;
  const isToCome = visitors === null && isAhead(hour, report);
  const none = isToCome ? 'to come' : hour.none === undefined ? 'not recorded' : hiddenWords[hour.none];
  const figure = `${shared > 0 ? '~' : ''}${visitors}${isRunning(hour, report) ? ' so far' : ''}`;
  return {
    group: dayWords(startsAt, report.event.timeZone),
    label: clockWords(startsAt, report.event.timeZone),
    value: visitors,
    isToCome,
    text: visitors !== null ? figure : none,
  };
}

/** "Most visitors, 41, in the hour from Tue 11 Nov 16:00." Hours to come are not among those of which nothing is recorded. */
function sentenceOf(report: Report): string {
  const { hours, event } = report;
  const most = hours.reduce((best, hour) => ((hour.visitors ?? -1) > (best.visitors ?? -1) ? hour : best));
  const when = `${dayWords(most.startsAt, event.timeZone)} ${clockWords(most.startsAt, event.timeZone)}`;
  const begun = hours.filter((hour) => hour.visitors !== null || !isAhead(hour, report));
  const unknown = begun.filter(({ visitors, none }) => visitors === null && none === undefined).length;
  const rest = unknown === 0 ? '' : ` Nothing is recorded of ${unknown} of ${begun.length} hours.`;
  const coming = hours.length - begun.length;
  const ahead =
    coming === 0 ? '' : ` ${amount(coming, 'hour')} ${coming === 1 ? 'is' : 'are'} still to come.`;
  const held = begun.filter(({ none }) => none === 'held-back').length;
  const heldBack = held === 0 ? '' : ` ${amount(held, 'hour')} ${HELD_BACK_WORDS}.`;
  const figure = `${most.shared > 0 ? '~' : ''}${most.visitors}`;
  const shown = held === 0 ? '' : ', of the hours that are shown';
  return `Most visitors, ${figure}, in the hour from ${when}${shown}.${rest}${heldBack}${ahead}`;
}
