import { hoursAndMinutes } from '#contracts/durations';
import { partlyCounted } from '#contracts/figures';
import type { Overview } from '#contracts/start-page';

export type OverviewEvent = Overview['events'][number];
export type OverviewBooth = OverviewEvent['booths'][number];

/** "5 of 10", and what keeps it from being all. */
export interface Tally {
  done: number;
  of: number;
  words: string;
}

export function staffedTally(booths: readonly OverviewBooth[]): Tally {
  const known = booths.filter(({ staffed }) => staffed.slotMinutes !== null);
  const isToCome = ({ staffed }: OverviewBooth) => staffed.slotMinutes === 0;
  const isWhole = (booth: OverviewBooth) =>
    !isToCome(booth) && booth.staffed.coveredMinutes === booth.staffed.slotMinutes;
  const toCome = known.filter(isToCome).length;
  const gaps = known.filter(({ staffed }) => staffed.gapMinutes > 0).length;
  const unrecorded = known.filter(({ staffed }) => staffed.notRecordedMinutes > 0).length;
  const parts = [
    gaps > 0 && `${gaps} ${gaps === 1 ? 'has a gap' : 'have gaps'}`,
    unrecorded > 0 && `${unrecorded} ${unrecorded === 1 ? 'is' : 'are'} not fully recorded`,
    toCome > 0 && `${toCome} still to come`,
    known.length < booths.length && `${booths.length - known.length} without a slot`,
  ];
  return { done: known.filter(isWhole).length, of: booths.length, words: sentence('fully covered', parts) };
}

export function countedTally(booths: readonly OverviewBooth[]): Tally {
  const counted = booths.filter(({ figure }) => figure.visitors !== null);
  const partly = partlyCounted(booths);
  const words = sentence('', [
    partly > 0 && `${partly} of them for part of the days`,
    counted.length < booths.length && `${booths.length - counted.length} not recorded`,
    disputedWords(booths.filter(({ isDisputed }) => isDisputed)),
  ]);
  return { done: counted.length, of: booths.length, words };
}

/** With the name of the one, as its summary says what is to be decided. */
function disputedWords(disputed: readonly OverviewBooth[]): string | false {
  const [only] = disputed;
  if (only === undefined) return false;
  const where = disputed.length === 1 ? only.name : `${disputed.length} booths`;
  return `somebody has to decide which figure holds at ${where}`;
}

export function paragraphTally(booths: readonly Pick<OverviewBooth, 'paragraph'>[]): Tally {
  const count = (state: OverviewBooth['paragraph']) =>
    booths.filter(({ paragraph }) => paragraph === state).length;
  const [ready, drafts, none, leftOut] = [count('ready'), count('draft'), count('none'), count('left-out')];
  const words = sentence('approved', [
    ready > 0 && `${ready} ready`,
    drafts > 0 && `${drafts} ${drafts === 1 ? 'draft' : 'drafts'}`,
    none > 0 && `${none} not written`,
    leftOut > 0 && `${leftOut} left out on purpose`,
  ]);
  return { done: count('approved') + leftOut, of: booths.length, words };
}

function sentence(lead: string, parts: readonly (string | false)[]): string {
  const rest = parts.filter((part) => part !== false).join(', ');
  return [lead, rest].filter((part) => part !== '').join('; ');
}

/** Somebody comes a little late and checks in a little later: nobody is asked about less than this. */
const MINUTES_TO_ASK_ABOUT = 30;

/** What a booth still owes, as parts of a sentence; empty when nothing is missing. */
function missingFrom(booth: OverviewBooth): string[] {
  const { figure, paragraph, staffed } = booth;
  const isPartly = partlyCounted([booth]) > 0;
  return [
    figure.visitors === null ? 'about how many visitors came' : null,
    isPartly ? `the visitors of the other days (${figure.recordedDays} of ${figure.days} are counted)` : null,
    staffed.notRecordedMinutes >= MINUTES_TO_ASK_ABOUT
      ? `who was there in the ${hoursAndMinutes(staffed.notRecordedMinutes)} of which nothing is recorded`
      : null,
    paragraph === 'none' ? 'the paragraph for the summary' : null,
    paragraph === 'draft' ? 'the end of the paragraph, which is still a draft' : null,
  ].filter((part) => part !== null);
}

/** One text about every paragraph that is not ready yet; null when none is missing. */
export function missingParagraphsText(
  eventName: string,
  booths: readonly Pick<OverviewBooth, 'name' | 'representatives' | 'paragraph'>[],
): string | null {
  const missing = booths.filter(({ paragraph }) => paragraph === 'none' || paragraph === 'draft');
  if (missing.length === 0) return null;
  const lines = missing.map(({ name, representatives, paragraph }) => {
    const people = representatives.length === 0 ? '' : ` (${representatives.join(', ')})`;
    return `- ${name}${people}: ${paragraph === 'none' ? 'not written yet' : 'still a draft'}`;
  });
  const lead =
    missing.length === 1
      ? `This paragraph for the summary of ${eventName} is still missing:`
      : `These ${missing.length} paragraphs for the summary of ${eventName} are still missing:`;
  return [
    lead,
    lines.join('\n'),
    'A few sentences each: what people asked, what you showed, what comes next.',
  ].join('\n\n');
}

const stateOrder: readonly OverviewEvent['state'][] = ['running', 'coming', 'over'];

/** What runs now comes first, then what is ahead, the next one first, then what is over, the last one first. */
export function inOrderOfUse(events: readonly OverviewEvent[]): OverviewEvent[] {
  return events.toSorted((one, other) => {
    const byState = stateOrder.indexOf(one.state) - stateOrder.indexOf(other.state);
    if (byState !== 0) return byState;
    const byDate = one.startsOn.localeCompare(other.startsOn);
    return one.state === 'coming' ? byDate : -byDate;
  });
}

/** Over, and known from figures alone: no booth has a slot, so there is no staffing to speak of. */
export function isPublishedOnly({ state, booths }: OverviewEvent): boolean {
  return state === 'over' && booths.length > 0 && booths.every(({ staffed }) => staffed.slotMinutes === null);
}

/** Booths that somebody has to write to: nothing is owed before an event begins. */
export function boothsToAsk({ state, booths }: OverviewEvent): OverviewBooth[] {
  return state === 'coming' ? [] : booths.filter((booth) => missingFrom(booth).length > 0);
}

/** Whether somebody can be sent a link with which they mend what is missing. */
export function canBeSentLink(booth: OverviewBooth, event: OverviewEvent): boolean {
  return event.linksCanBeMade && booth.people.length > 0 && boothsToAsk(event).includes(booth);
}

/** The message for one person, with a link of their own; it opens at the paragraph where that is missing. */
export function messageWithLink(
  booth: OverviewBooth,
  event: OverviewEvent,
  { personName, url }: { personName: string; url: string },
): string {
  const isParagraph = booth.paragraph === 'none' || booth.paragraph === 'draft';
  const asked = messageFor({ ...booth, representatives: [personName] }, event);
  const lead = isParagraph
    ? 'This is your own link. It opens at the paragraph, on a phone too, and needs no account. Please keep it to yourself.'
    : 'This is your own link, for your phone. It needs no account. Please keep it to yourself.';
  return [asked, lead, isParagraph ? url.replace('/tablet/#', '/tablet/?paragraph#') : url].join('\n\n');
}

/** The message to copy for those who stand for a booth. */
export function messageFor(booth: OverviewBooth, event: OverviewEvent): string {
  const people = booth.representatives.length === 0 ? '' : `${booth.representatives.join(', ')}: `;
  const missing = missingFrom(booth);
  const list =
    missing.length > 1 ? `${missing.slice(0, -1).join(', ')} and ${missing.at(-1)}` : missing.join('');
  const lead = missing.length > 1 ? 'these are still missing' : 'this is still missing';
  const hint = booth.figure.visitors === null ? ' A rough figure is fine; say that it is rough.' : '';
  return `${people}for ${booth.name} at ${event.name}, ${lead}: ${list}.${hint}`;
}
