/** Everything that is invented for the simulated event, but for what the generator draws. */

type Half = 'am' | 'pm' | 'full';

/** Opening hours on the wall clock of the event's zone. */
export const sampleDays = [
  { opens: '10:00', closes: '19:30', halves: { am: ['10:00', '14:15'], pm: ['14:45', '19:30'] } },
  { opens: '09:00', closes: '20:00', halves: { am: ['09:00', '14:00'], pm: ['14:30', '20:00'] } },
  { opens: '09:30', closes: '14:00', halves: { am: ['09:30', '11:30'], pm: ['12:00', '14:00'] } },
] as const;

/** How busy the pavilion is from hour to hour; 1 is an ordinary hour. */
export const busyness: readonly Readonly<Record<number, number>>[] = [
  { 10: 0.7, 11: 1, 12: 1.3, 13: 1.2, 14: 0.8, 15: 0.9, 16: 1, 17: 1.2, 18: 1.7, 19: 1.4 },
  { 9: 0.5, 10: 0.9, 11: 1.1, 12: 1.4, 13: 1.2, 14: 0.8, 15: 0.9, 16: 1, 17: 0.7, 18: 0.5, 19: 0.3 },
  { 9: 0.5, 10: 0.7, 11: 0.6, 12: 0.4, 13: 0.2 },
];

export interface SampleBooth {
  slug: string;
  name: string;
  kind: 'project' | 'community';
  maturity: 'sandbox' | 'incubating' | 'graduated' | null;
  goal: number | null;
  /** Slots: day of the event from 0, which half, and the kiosk's label; null where it is not known yet. */
  slots: readonly (readonly [day: number, half: Half, kiosk: string | null])[];
  /** Visits in an ordinary hour. */
  visitsPerHour: number;
  /** Days on which nobody tapped. */
  untappedDays: readonly number[];
  /** Days on which somebody checked in. */
  attendedDays: readonly number[];
  /** People by their place in the list below. */
  team: readonly number[];
  paragraph: { body: string; state: 'draft' | 'ready' | 'approved' } | null;
}

const project = { kind: 'project', goal: null, untappedDays: [], attendedDays: [0, 1, 2] } as const;

export const sampleBooths: readonly SampleBooth[] = [
  {
    ...project,
    slug: 'lanternfish',
    name: 'Lanternfish',
    maturity: 'graduated',
    goal: 900,
    slots: [
      [0, 'full', '13'],
      [1, 'full', '13'],
      [2, 'full', '13'],
    ],
    visitsPerHour: 34,
    team: [0, 1, 2],
    paragraph: {
      body: 'Lanternfish had a kiosk on all days. After the talk on the first afternoon the queue reached the aisle.\n\n- many asked how to move from version 1\n- teams with **several clusters** want one view of them',
      state: 'approved',
    },
  },
  {
    ...project,
    slug: 'quillcrate',
    name: 'Quillcrate',
    maturity: 'incubating',
    goal: 300,
    slots: [
      [0, 'am', '5B'],
      [1, 'am', '5B'],
      [2, 'am', '5B'],
    ],
    visitsPerHour: 26,
    team: [3, 4],
    paragraph: { body: 'Packaging was the topic of the mornings.', state: 'approved' },
  },
  {
    ...project,
    slug: 'mosswire',
    name: 'Mosswire',
    maturity: 'sandbox',
    slots: [
      [0, 'pm', '5B'],
      [1, 'pm', '5B'],
      [2, 'pm', '5B'],
    ],
    visitsPerHour: 18,
    team: [5, 6],
    paragraph: { body: 'Mosswire met its first users from industry.', state: 'ready' },
  },
  {
    ...project,
    slug: 'tidepool',
    name: 'Tidepool',
    maturity: 'incubating',
    slots: [
      [0, 'am', '11A'],
      [1, 'pm', '11A'],
    ],
    visitsPerHour: 30,
    team: [7, 8],
    paragraph: { body: 'Two halves, many questions about storage.', state: 'draft' },
  },
  {
    ...project,
    slug: 'brasskettle',
    name: 'Brasskettle',
    maturity: 'graduated',
    slots: [
      [0, 'pm', '11A'],
      [1, 'am', '11A'],
    ],
    visitsPerHour: 40,
    team: [9, 10],
    paragraph: {
      body: 'Brasskettle showed its new scheduler to users who had asked for it.',
      state: 'ready',
    },
  },
  {
    ...project,
    slug: 'fernglass',
    name: 'Fernglass',
    maturity: 'sandbox',
    slots: [
      [0, 'full', '18A'],
      [1, 'full', '18A'],
    ],
    visitsPerHour: 22,
    untappedDays: [1],
    attendedDays: [0],
    team: [11, 12],
    paragraph: null,
  },
  {
    ...project,
    slug: 'cobblemint',
    name: 'Cobblemint',
    maturity: 'sandbox',
    slots: [
      [0, 'am', 'P-13B'],
      [1, 'am', 'P-13B'],
      [2, 'am', 'P-13B'],
    ],
    visitsPerHour: 0,
    team: [13, 14],
    paragraph: null,
  },
  {
    ...project,
    slug: 'duskarrow',
    name: 'Duskarrow',
    maturity: null,
    slots: [
      [0, 'pm', 'P-13B'],
      [1, 'pm', 'P-13B'],
      [2, 'pm', 'P-13B'],
    ],
    visitsPerHour: 0,
    attendedDays: [],
    team: [15],
    paragraph: null,
  },
  {
    ...project,
    slug: 'harrowgate',
    name: 'Harrowgate',
    maturity: 'sandbox',
    slots: [
      [0, 'am', '208'],
      [1, 'am', '208'],
    ],
    visitsPerHour: 9,
    untappedDays: [0],
    team: [16],
    paragraph: { body: 'A quiet start, and good talks on the second day.', state: 'draft' },
  },
  {
    ...project,
    slug: 'yarrowdeck',
    name: 'Yarrowdeck',
    maturity: 'incubating',
    slots: [
      [0, 'pm', '208'],
      [1, 'pm', '208'],
      [2, 'pm', '208'],
    ],
    visitsPerHour: 16,
    team: [17, 18],
    paragraph: null,
  },
  {
    ...project,
    slug: 'pebblecast',
    name: 'Pebblecast',
    maturity: 'graduated',
    goal: 500,
    slots: [
      [0, 'full', '7'],
      [2, 'full', '7'],
    ],
    visitsPerHour: 46,
    team: [18, 19],
    paragraph: { body: 'Pebblecast gave three demos an hour, and each was full.', state: 'approved' },
  },
  {
    ...project,
    slug: 'kcd-nowhere-bay',
    name: 'KCD Nowhere Bay',
    kind: 'community',
    maturity: null,
    slots: [
      [1, 'full', '7'],
      [2, 'am', null],
    ],
    visitsPerHour: 28,
    attendedDays: [1, 2],
    team: [20, 21],
    paragraph: null,
  },
];

/** Names that nobody has: Maintainer A, Contributor B … */
export const samplePeople = [...'ABCDEFGHIJKLMNOPQRSTUV'].map((letter, index) => {
  const standing = (['maintainer', 'contributor', 'maintainer', 'ambassador'] as const)[index % 4] ?? 'other';
  const affiliation = ['Example Works', 'Sample Systems', 'Rehearsal University', ''][index % 4] ?? '';
  return { name: `${standing.charAt(0).toUpperCase()}${standing.slice(1)} ${letter}`, standing, affiliation };
});

export const sampleTopics = [
  ['getting-started', 'Getting started', 5],
  ['multicluster', 'Several clusters', 3],
  ['security', 'Security', 3],
  ['performance', 'Performance', 2],
  ['upgrade', 'Upgrade', 2],
  ['contributing', 'Contributing', 1],
] as const;

export const sampleAudiences = [
  ['user', 9],
  ['newcomer', 8],
  ['contributor', 2],
  ['vendor', 2],
  ['student', 2],
  ['maintainer', 1],
  ['press', 0.2],
] as const;

export const sampleSectors = [
  ['finance', 4],
  ['technology', 6],
  ['public-sector', 3],
  ['industry', 2],
  ['education', 1],
] as const;

type Kind = 'question' | 'request' | 'praise' | 'problem' | 'idea';
/** Booth, kind, text, answer, topic, how many more said the same. */
export const sampleFeedback: readonly (readonly [string, Kind, string, string, string, number])[] = [
  [
    'lanternfish',
    'question',
    'How do we get from version 1 to 2?',
    'There is a guide, and a tool',
    'upgrade',
    11,
  ],
  ['lanternfish', 'request', 'One view of all clusters', '', 'multicluster', 7],
  ['lanternfish', 'praise', 'The talk made us try it the same evening', '', 'getting-started', 3],
  ['lanternfish', 'problem', 'The first start needs too many rights', 'Known, next release', 'security', 2],
  ['quillcrate', 'request', 'Signed packages by default', '', 'security', 5],
  ['quillcrate', 'question', 'Does it run without a registry?', 'Yes, from a folder', 'getting-started', 4],
  ['mosswire', 'idea', 'Read sensors over a serial line', '', 'contributing', 1],
  ['mosswire', 'question', 'How small may the machine be?', '64 MB of memory', 'performance', 3],
  ['tidepool', 'problem', 'A full disk stops the whole cluster', '', 'performance', 4],
  ['tidepool', 'question', 'Is there a plan for object storage?', '', 'getting-started', 2],
  ['brasskettle', 'praise', 'The new scheduler halved our queue', '', 'performance', 2],
  ['brasskettle', 'request', 'Quotas for each team', '', 'multicluster', 6],
  ['fernglass', 'question', 'Where do the colours come from?', '', 'getting-started', 1],
  ['harrowgate', 'idea', 'A game to learn the commands', '', 'contributing', 0],
  ['yarrowdeck', 'request', 'Examples beyond hello world', '', 'getting-started', 3],
  ['pebblecast', 'praise', 'Best demo of the hall', '', 'getting-started', 5],
  ['pebblecast', 'problem', 'Sound drops after an hour', 'Fixed in the next patch', 'performance', 4],
  ['kcd-nowhere-bay', 'question', 'When is the next meeting?', 'In spring', 'contributing', 8],
  ['lanternfish', 'question', 'Does it run on Arm machines?', 'Yes, since version 2', 'performance', 4],
  ['mosswire', 'question', 'Will this run on an Arm machine too?', '', 'performance', 2],
  ['tidepool', 'question', 'Does it run on Arm machines, or only on Intel?', '', 'performance', 3],
  ['yarrowdeck', 'request', 'More examples beyond the hello world', '', 'getting-started', 1],
  ['quillcrate', 'request', 'Sign packages by default', '', 'security', 1],
];

/** Merged by a person: places in the list above, what was merged and into what. */
export const sampleMerges: readonly (readonly [number, number])[] = [[19, 18]];

/** Referred: a place in the list above, the project that is to look at it, and a note. */
export const sampleReferrals: readonly (readonly [number, string, string])[] = [
  [8, 'quillcrate', 'Their packages filled the disk.'],
];

export const sampleNotes: readonly (readonly [string, string])[] = [
  ['lanternfish', 'The demo laptop needs its charger by noon.'],
  ['quillcrate', 'Stickers are in the left drawer.'],
  ['mosswire', 'Somebody from a car maker comes back after lunch.'],
  ['tidepool', 'The screen goes dark after ten minutes; move the mouse.'],
  ['pebblecast', 'Keep the sound low until the keynote is over.'],
];

/** Booth, what, owner, days until due, done, and the number of its issue. */
export const sampleFollowUps: readonly (readonly [
  string,
  string,
  number | null,
  number | null,
  boolean,
  number | null,
])[] = [
  ['lanternfish', 'Send the upgrade guide', 0, 5, false, null],
  ['lanternfish', 'Open an issue for the one view of clusters', 1, 2, true, 118],
  ['quillcrate', 'Answer the question about offline use', 3, 4, false, null],
  ['tidepool', 'Ask for the logs of the full disk', 7, 1, false, 42],
  ['brasskettle', 'Invite to the quota working group', 9, 9, false, null],
  ['pebblecast', 'Thank the volunteers', 18, 3, true, null],
  ['mosswire', 'Try it on an Arm board and tell them', 4, 0, false, 7],
  ['yarrowdeck', 'Write an example beyond hello world', null, null, false, null],
];
