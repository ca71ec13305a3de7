import { describe, expect, test } from 'vitest';
import { readSources, type Source } from './setup/sources.ts';

/** The floor plan of docs/house.md: which room may import from which, what a folder may hold, how long a file may be. */
const sources = readSources();
const roomOf = (path: string) => path.split('/')[0] ?? '';

/** Each fault as "file: what", so that a failure names its file. */
function faults(find: (source: Source) => string[], among: Source[] = sources): string[] {
  return among.flatMap((source) => find(source).map((what) => `${source.path}: ${what}`));
}

test('the house is looked at as a whole', () => {
  expect(sources.length).toBeGreaterThan(60);
  expect(sources.find(({ path }) => path === 'server/serving.ts')?.imports).toContain('server/app.ts');
  expect(sources.find(({ path }) => path === 'server/kiosks/routes.ts')?.imports).toContain(
    'contracts/kiosks',
  );
});

describe('doors', () => {
  const doors: Record<string, string[]> = {
    contracts: ['contracts'],
    server: ['contracts', 'server', 'prisma'],
    web: ['contracts', 'web'],
    prisma: ['contracts', 'server', 'prisma'],
    tools: ['contracts', 'server', 'prisma', 'tools'],
    bench: ['contracts', 'server', 'prisma', 'tools', 'bench'],
    tests: ['contracts', 'server', 'web', 'prisma', 'tools', 'bench', 'tests'],
  };

  test('each room imports only from the rooms it may, and nobody from tests', () => {
    const found = faults(({ path, imports }) =>
      imports.filter((name) => {
        const room = roomOf(name);
        return room in doors && !doors[roomOf(path)]?.includes(room);
      }),
    );
    expect(found).toEqual([]);
  });

  test('tablet and dashboard never import each other, and what they share imports neither', () => {
    const wing = (path: string) => /^web\/(tablet|dashboard)\//.exec(path)?.[1] ?? null;
    const web = sources.filter(({ path }) => path.startsWith('web/'));
    const found = faults(
      ({ path, imports }) => imports.filter((name) => wing(name) !== null && wing(name) !== wing(path)),
      web,
    );
    expect(found).toEqual([]);
  });

  test('rules are pure: no database, no HTTP, no clock, no chance', () => {
    const rules = sources.filter(({ path }) => /^server\/.*\/rules\.ts$/.test(path));
    const found = faults(
      ({ imports, text }) => [
        ...imports.filter((name) =>
          /^(express|postgres|pg|node:fs|node:net|prisma\/client)|\/(store|routes)\.ts$/.test(name),
        ),
        ...(text.match(/Date\.now\(\)|new Date\(\)|Math\.random\(\)|randomUUID\(\)/g) ?? []),
      ],
      rules,
    );
    expect(found).toEqual([]);
    expect(rules.length).toBeGreaterThan(2);
  });

  test('only web/api fetches', () => {
    const web = sources.filter(({ path }) => path.startsWith('web/') && !path.startsWith('web/api/'));
    expect(faults(({ text }) => text.match(/\bfetch\(|new XMLHttpRequest/g) ?? [], web)).toEqual([]);
  });
});

describe('the database', () => {
  /** `redemption`, `enrolment`, `arrangement`, `decisions`, `state` with its parts `takeover`, `settlements` and `staffing` are stores of one act that is too long for the store beside them. */
  const isStore = (path: string) =>
    /\/(store|redemption|enrolment|arrangement|decisions|state|state-\w+|takeover|settlements|staffing)\.ts$/.test(
      path,
    ) || path.startsWith('server/database/');
  /** Whole folders that work on the record, and single files with their reason. */
  const sqlRooms = /^server\/(sync|now|reports|summary|live|doctor)\//;
  const exceptions = [
    // One row that is made once per database.
    'server/access/session-secret.ts',
    // `select 1`, to say whether the database answers.
    'server/system/routes.ts',
  ];
  const server = sources.filter(({ path }) => path.startsWith('server/') && !exceptions.includes(path));

  test('Prisma is called only in stores', () => {
    const calls = /\b(?:db|tx)\.\w+\.(?:find|create|update|delete|count|upsert|aggregate|groupBy)\w*\(/g;
    const found = faults(
      ({ text }) => text.match(calls) ?? [],
      server.filter(({ path }) => !isStore(path)),
    );
    expect(found).toEqual([]);
  });

  test("Prisma's client is imported only in stores and database", () => {
    const found = faults(
      ({ imports }) => imports.filter((name) => /^(prisma\/client|@prisma\/)/.test(name)),
      server.filter(({ path }) => !isStore(path)),
    );
    expect(found).toEqual([]);
  });

  test('SQL stands only in stores, the record, reports and database', () => {
    const sql = /\b(?:sql|tx|reader)(?:<[^`]*>)?`|\b(?:sql|tx)\.(?:unsafe|begin)\(/g;
    const found = faults(
      ({ text }) => text.match(sql) ?? [],
      server.filter(({ path }) => !isStore(path) && !sqlRooms.test(path)),
    );
    expect(found).toEqual([]);
  });
});

describe('folders', () => {
  /** Beside routes, rules and store: what a noun needs in addition. */
  const extras: Record<string, string[]> = {
    access: ['addresses', 'credentials', 'limits', 'passwords', 'secrets', 'session-secret'],
    conflicts: ['person-conflicts', 'plan', 'shift-conflicts', 'stage-conflicts'],
    contacts: ['purging'],
    counting: ['alike', 'shares', 'time'],
    coverage: ['bars', 'csv', 'files', 'pdf'],
    devices: ['enrolment', 'state', 'state-counting', 'state-notes', 'state-shift', 'takeover'],
    'enrolment-codes': ['redemption'],
    feedback: ['csv', 'decisions'],
    engagement: ['csv', 'comparing', 'aligning'],
    'follow-ups': ['csv'],
    invites: ['redemption'],
    now: ['now'],
    'personal-links': ['redemption'],
    slots: ['pieces', 'reading'],
    reports: ['records'],
    schedule: [
      ...['changes', 'matching', 'parse', 'placing', 'presenting', 'speakers', 'times', 'written'],
      ...['csv', 'ics', 'text'],
    ],
    shifts: ['arrangement'],
    sync: [
      'clock',
      'device-reports',
      'facts',
      'figures',
      'highlight-texts',
      'judge',
      'places',
      'raw-text',
      'record',
      'recorder',
      'refusals',
      'visits',
    ],
    system: ['docs', 'openapi'],
    // From bytes to cells (source … unpacking), from cells to what they say (guess … place), and whom names mean.
    tables: [
      ...['source', 'decoding', 'separated', 'workbook', 'unpacking', 'cells'],
      ...['guess', 'grid', 'lists', 'entries', 'hours', 'dates', 'place'],
      ...['names', 'taking-apart', 'resolving', 'naming', 'state', 'shift-plan', 'preview'],
      // And out again.
      ...['staffing', 'outgoing', 'files', 'sheets'],
    ],
    today: ['given-name'],
    'uncertain-times': ['settlements'],
  };
  /** Rooms of the server that are no nouns. */
  const free = ['database', 'http', 'doctor', 'summary', 'pdf', 'reports', 'live'];

  test("a noun's folder on the server holds routes, rules and store, and what is listed here", () => {
    const found = faults(
      ({ path }) => {
        const [, noun, file, deeper] = path.split('/');
        if (noun === undefined || file === undefined || free.includes(noun)) return [];
        const name = file.replace(/\.ts$/, '');
        const isKnown = ['routes', 'rules', 'store', ...(extras[noun] ?? [])].includes(name);
        return isKnown && deeper === undefined ? [] : ['is not one of the listed files'];
      },
      sources.filter(({ path }) => path.startsWith('server/')),
    );
    expect(found).toEqual([]);
  });

  test('no drawer: no utils, helpers, common, misc, manager, service, handler, base', () => {
    const drawer = /(^|\/)(utils?|helpers?|common|misc|managers?|services?|handlers?|base)(\.tsx?$|\/)/;
    expect(sources.map(({ path }) => path).filter((path) => drawer.test(path))).toEqual([]);
  });

  test('names are kebab-case, components PascalCase', () => {
    const good = /^([a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?\.ts|([A-Z][A-Za-z0-9]*|[a-z0-9-]+)(\.test)?\.tsx)$/;
    const found = sources.map(({ path }) => path).filter((path) => !good.test(path.split('/').at(-1) ?? ''));
    expect(found).toEqual([]);
  });
});

describe('files', () => {
  test('have at most 300 lines, tests 500; data aside', () => {
    const isData = (path: string) => /^prisma\/(kubecon-|sample-words|sample-cast)/.test(path);
    const found = faults(
      ({ path, text }) => {
        const lines = text.split('\n').length;
        return lines > (path.startsWith('tests/') ? 500 : 300) ? [`${lines} lines`] : [];
      },
      sources.filter(({ path }) => !isData(path)),
    );
    expect(found).toEqual([]);
  });

  test('export by name only, and are no barrels', () => {
    const found = faults(
      ({ text }) => text.match(/^export default|^export \* from|^export \{[^}]*\} from/gm) ?? [],
      sources.filter(({ path }) => !path.startsWith('tests/setup/')),
    );
    expect(found).toEqual([]);
  });
});
