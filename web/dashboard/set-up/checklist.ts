import { counted, listed } from './names.ts';

/** What the set-up of one event holds, archived rows left out. */
export interface Holdings {
  isOver: boolean;
  days: number;
  dates: number;
  booths: readonly { id: string; name: string }[];
  /** Booth ids, one for each row. */
  slots: readonly string[];
  representatives: readonly string[];
  shifts: readonly string[];
  headCounts: readonly string[];
  kiosks: number;
  devices: number;
  /** How many items were sent and not recorded, "20+" for many; null: none. */
  refused: string | null;
  /** Stretches of visits whose times nobody is sure of. */
  uncertain: number;
}

const sections = [
  'facts',
  'hours',
  'spreadsheet',
  'booths',
  'kiosks',
  'slots',
  'representatives',
  'shifts',
  'talks',
  'devices',
  'topics',
  'visits',
  'head-counts',
  'attention',
  'times',
] as const;
export type Section = (typeof sections)[number];

/** Those that plan; the others are about what is recorded. Each kind has a line of its own where both do not fit on one. */
export const isPlanning = (section: Section): boolean =>
  sections.indexOf(section) <= sections.indexOf('talks');

/** What booth leads look after too; the rest is for managers. */
export const ofLeads: readonly Section[] = [
  'representatives',
  'shifts',
  'devices',
  'topics',
  'visits',
  'head-counts',
  'attention',
  'times',
];

/** What viewers may not look at: what was tapped one by one, and what is to be decided about it. */
const notForViewers: readonly Section[] = ['visits', 'attention', 'times'];

/** The sections that somebody may open, in the order in which steps are missing. */
export function sectionsFor(may: { booths: boolean }): readonly Section[] {
  return may.booths ? sections : sections.filter((section) => !notForViewers.includes(section));
}

export interface Step {
  section: Section;
  /** What is missing: "3 booths have no slot". */
  missing: string;
  /** What to do about it, as a link. */
  action: string;
}

/** What is missing, the next step first. An event that is over needs booths and what was counted, nothing else. */
export function missingSteps(of: Holdings): Step[] {
  const planned = of.isOver && of.days === 0 ? stepsAfterwards(of) : stepsBefore(of);
  return [...stepsForRecord(of), ...planned].filter((step) => step !== null);
}

/** What was counted comes first: it is on no page and in no file before somebody decides. */
function stepsForRecord({ refused, uncertain }: Holdings): (Step | null)[] {
  const items = refused === '1' ? 'item needs' : 'items need';
  return [
    refused === null
      ? null
      : { section: 'attention', missing: `${refused} ${items} attention`, action: 'Repair or discard' },
    uncertain === 0
      ? null
      : {
          section: 'times',
          missing: `${counted(uncertain, 'stretch has', 'stretches have')} uncertain times`,
          action: 'Say when they were',
        },
  ];
}

function stepsAfterwards(of: Holdings): (Step | null)[] {
  return [
    of.booths.length === 0
      ? { section: 'head-counts', missing: 'No booths yet', action: 'Enter booths and figures' }
      : null,
    withoutAny(of.booths, of.headCounts, 'figure', 'head-counts', 'Enter what was counted'),
    withoutAny(of.booths, of.representatives, 'representative', 'representatives', 'Say who stood there'),
  ];
}

function stepsBefore(of: Holdings): (Step | null)[] {
  const daysLeft = of.dates - of.days;
  return [
    of.days === 0
      ? { section: 'hours', missing: 'No opening hours yet', action: 'Set opening hours' }
      : daysLeft > 0
        ? {
            section: 'hours',
            missing: `${counted(daysLeft, 'day has', 'days have')} no opening hours`,
            action: 'Set opening hours',
          }
        : null,
    of.booths.length === 0 ? { section: 'booths', missing: 'No booths yet', action: 'Add booths' } : null,
    of.kiosks === 0 ? { section: 'kiosks', missing: 'No kiosks yet', action: 'Add kiosks' } : null,
    withoutAny(of.booths, of.slots, 'slot', 'slots', 'Give out slots'),
    withoutAny(of.booths, of.representatives, 'representative', 'representatives', 'Add representatives'),
    withoutAny(of.booths, of.shifts, 'shift', 'shifts', 'Plan shifts'),
    of.devices === 0 && of.booths.length > 0
      ? { section: 'devices', missing: 'No tablet or phone is connected', action: 'Connect a tablet' }
      : null,
  ];
}

function withoutAny(
  booths: Holdings['booths'],
  has: readonly string[],
  what: string,
  section: Section,
  action: string,
): Step | null {
  const without = booths.filter((booth) => !has.includes(booth.id)).map((booth) => booth.name);
  if (without.length === 0) return null;
  const missing =
    without.length <= 2
      ? `${listed(without)} ${without.length === 1 ? 'has' : 'have'} no ${what}`
      : `${counted(without.length, 'booth')} have no ${what}`;
  return { section, missing, action };
}
