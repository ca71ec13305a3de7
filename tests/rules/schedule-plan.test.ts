import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredTalk } from '#server/schedule/changes';
import { type KnownPerson, matchPeople, matchProjects } from '#server/schedule/matching';
import { type Decisions, type ImportPlan, planImport, type Surroundings } from '#server/schedule/rules';

const event = {
  ...{ timeZone: 'America/New_York', city: 'Atlanta' },
  startsOn: new Date('2025-11-01T00:00:00Z'),
  endsOn: new Date('2025-11-13T00:00:00Z'),
};
const empty: Surroundings = { event, talks: [], people: [], projects: [] };
const person = (name: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  ...{ id: name, name, affiliation: '', isHere: true, aliases: [], ...more },
});

interface Given {
  around?: Partial<Surroundings>;
  clock?: 'event' | 'label';
  decisions?: Decisions;
}
const plan = (text: string, { around = {}, clock = 'event', decisions = new Map() }: Given = {}) =>
  planImport({ text, format: null, clock, decisions }, { ...empty, ...around });

const block = (title: string, time: string, more = '') => `${title}#\nTime: ${time}\n${more}`;
const on = (date: string, ...blocks: string[]) => [date, ...blocks].join('\n');
const times = ({ talks }: ImportPlan) =>
  talks.map(({ session }) =>
    [new Date(session.startsAt), new Date(session.endsAt)].map((at) => at.toISOString().slice(5, 16)),
  );

/** As an import stores it. */
function stored({ talks }: ImportPlan): StoredTalk[] {
  return talks.map(({ session, talk, speakers, projects }, at) => ({
    ...{ id: talk?.id ?? `talk ${at}`, version: 1, isArchived: false, sourceKey: session.key },
    ...{ title: session.title, room: session.room, track: session.track, date: session.date },
    ...{ startsAt: session.startsAt, endsAt: session.endsAt, speakers, projects },
  }));
}
const states = ({ talks }: ImportPlan) => talks.map(({ session, state }) => [session.title, state]);

describe('whose clock it is', () => {
  const inWords = (text: string) =>
    plan(text).zone.labels.map(({ label, offset, eventOffset, agrees }) => [
      label,
      offset,
      eventOffset,
      agrees,
    ]);

  test.each([
    ['EST in November is the time of New York', '11:00am EST - 11:30am EST', ['EST', -300, -300, true]],
    ['EDT is an hour off', '11:00am EDT - 11:30am EDT', ['EDT', -240, -300, false]],
    ['ET is whatever New York has', '11:00am ET - 11:30am ET', ['ET', -300, -300, true]],
    ['an offset says itself', '11:00am UTC-5 - 11:30am UTC-5', ['UTC-5', -300, -300, true]],
    ['IST can be three things', '11:00am IST - 11:30am IST', ['IST', null, -300, false]],
  ])('%s', (_what, time, expected) => {
    expect(inWords(on('2025-11-13', block('A', time)))).toEqual([expected]);
    expect(plan(on('2025-11-13', block('A', time))).zone.mustDecide).toBe(!expected[3]);
  });

  test('what is decided holds for every time; without a label there is nothing to decide', () => {
    const text = on('2025-11-13', block('A', '11:00am PST - 11:30am PST'));
    expect(times(plan(text))).toEqual([['11-13T16:00', '11-13T16:30']]);
    expect(times(plan(text, { clock: 'label' }))).toEqual([['11-13T19:00', '11-13T19:30']]);
    expect(plan(on('2025-11-13', block('A', '11:00am - 11:30am')))).toMatchObject({
      zone: { labels: [], exact: 0, unlabelled: 1, mustDecide: false },
    });
  });

  test('on the day on which clocks go back, the label tells the two hours apart', () => {
    const night = (label: string) => on('2025-11-02', block('Night', `1:30am${label} - 1:45am${label}`));
    expect(times(plan(night(' EDT')))).toEqual([['11-02T05:30', '11-02T05:45']]);
    expect(times(plan(night(' EST')))).toEqual([['11-02T06:30', '11-02T06:45']]);
    const unsaid = plan(night(''));
    expect(times(unsaid)).toEqual([['11-02T05:30', '11-02T05:45']]);
    expect(unsaid.talks[0]?.session.doubts.join()).toContain('happens twice');
    const across = plan(on('2025-11-02', block('Across', '1:30am EDT - 1:15am EST')));
    expect(times(across)).toEqual([['11-02T05:30', '11-02T06:15']]);
  });

  test('a time that clocks skip is a problem at its line', () => {
    const spring = { ...event, startsOn: new Date('2026-03-07'), endsOn: new Date('2026-03-09') };
    const text = on('2026-03-08', block('Skipped', '2:30am - 3:30am'), block('There', '9:00am - 9:30am'));
    const made = plan(text, { around: { event: spring } });
    expect(made.problems).toEqual([
      { line: 2, title: 'Skipped', what: expect.stringContaining('does not exist') },
    ]);
    expect(times(made)).toEqual([['03-08T13:00', '03-08T13:30']]);
  });
});

describe('times that want a second look', () => {
  test('across midnight it ends on the next day; half a day later it is doubted', () => {
    const made = plan(
      on('2025-11-12', block('Party', '10:00pm - 1:00am'), block('Slip', '11:00am - 10:00am')),
    );
    expect(times(made)).toEqual([
      ['11-13T03:00', '11-13T06:00'],
      ['11-12T16:00', '11-13T15:00'],
    ]);
    expect(made.talks.map(({ session }) => session.doubts)).toEqual([
      ['It ends on the next day.'],
      [expect.stringContaining('Is one of them wrong?')],
    ]);
  });

  test('outside of the event it is left out, and said', () => {
    const made = plan(on('2025-12-24', block('Late', '9:00am - 9:30am')));
    expect([made.talks, made.problems.map(({ line }) => line)]).toEqual([[], [2]]);
  });

  test('one talk written twice is one; one title at two times, or in two rooms, is two', () => {
    const lunch = block('Lunch', '12:00pm - 1:00pm');
    const made = plan(
      on(
        '2025-11-13',
        lunch,
        lunch,
        block('Lunch', '6:00pm - 7:00pm'),
        block('Lunch', '12:00pm - 1:00pm', 'Venue: B'),
      ),
    );
    expect(made.talks).toHaveLength(3);
    expect(made.problems).toMatchObject([
      { title: 'Lunch', what: expect.stringContaining('same talk as the one at line 2') },
    ]);
  });
});

describe('which is which', () => {
  const before = plan(
    on(
      '2025-11-13',
      block('Copa in depth', '9:00am - 9:30am', 'Venue: A'),
      block('Lunch', '12:00pm - 1:00pm'),
      block('Lunch', '6:00pm - 7:00pm'),
    ),
  );
  const around = { talks: stored(before) };

  test('a talk that moved, or got another title or room, stays itself', () => {
    const text = on(
      '2025-11-13',
      block('Copa, in depth and live', '9:00am - 9:30am', 'Venue: A'),
      block('Lunch', '12:00pm - 1:00pm'),
      block('Lunch', '6:30pm - 7:30pm'),
    );
    const made = plan(text, { around });
    expect(made.talks.map(({ talk, state }) => [talk?.id, state])).toEqual([
      ['talk 0', 'changed'],
      ['talk 1', 'unchanged'],
      ['talk 2', 'changed'],
    ]);
    expect(made.gone).toEqual([]);
  });

  test('another talk at the same time and place is another talk', () => {
    const made = plan(on('2025-11-13', block('Something else', '9:00am - 9:30am', 'Venue: A')), { around });
    expect(states(made)).toEqual([['Something else', 'new']]);
    expect(made.gone.map(({ title }) => title)).toEqual(['Copa in depth', 'Lunch', 'Lunch']);
  });

  test('a day that is not in it is left alone, and so is a talk whose block cannot be read', () => {
    expect(plan(on('2025-11-12', block('Day two', '9:00am - 9:30am')), { around }).gone).toEqual([]);
    const broken = plan(
      on(
        '2025-11-13',
        block('Copa in depth', 'TBA'),
        block('Lunch', '12:00pm - 1:00pm'),
        block('Lunch', '6:00pm - 7:00pm'),
      ),
      { around },
    );
    expect([broken.gone, broken.problems.length]).toEqual([[], 1]);
  });

  test('whatever is imported, importing it again changes nothing', () => {
    const title = fc.constantFrom('Lunch', 'Copa: how', 'drasi', 'ערב', '🚀🚀', 'Wei Fu', 'A & B');
    const hour = fc.integer({ min: 8, max: 16 });
    const speaker = fc.constantFrom(
      '',
      'Speakers: Wei Fu',
      'Speakers: W. Fu (Acme); José Ñandú',
      'Speakers: Jose Nandu & A Bee (X, Y)',
    );
    const room = fc.constantFrom('', 'Venue: A', 'Venue: B, Atlanta, GA');
    const one = fc
      .tuple(title, hour, room, speaker)
      .map(([name, at, where, who]) => block(name, `${at}:00 - ${at + 1}:15`, `${where}\n${who}`));
    const people = [
      person('Wei Fu', { affiliation: 'Microsoft' }),
      person('José Ñandú'),
      person('Wei Fu', { id: 'other' }),
    ];
    const projects = [
      { id: 'copa', name: 'Copacetic', aliases: ['Copa'] },
      { id: 'drasi', name: 'Drasi', aliases: [] },
    ];
    fc.assert(
      fc.property(fc.array(one, { maxLength: 15 }), fc.boolean(), (blocks, decides) => {
        const text = on('2025-11-13', ...blocks);
        const known = { people, projects };
        const asked = plan(text, { around: known }).questions;
        const decisions = new Map(
          decides
            ? asked.map(({ key, choices }, at) => [key, at % 2 ? null : (choices[0]?.id ?? null)] as const)
            : [],
        );
        const first = plan(text, { around: known, decisions });
        const again = plan(text, { around: { ...known, talks: stored(first) } });
        expect(new Set(again.talks.map(({ state }) => state))).toEqual(
          new Set(first.talks.length > 0 ? ['unchanged'] : []),
        );
        expect([again.gone, again.talks.length]).toEqual([[], first.talks.length]);
        if (decides) expect(again.questions).toEqual([]);
      }),
    );
  });
});

describe('speakers and people', () => {
  const jose = person('Jose Blanquicet', { affiliation: 'Microsoft' });
  const mauricio = person('Mauricio Vásquez Bernal', { affiliation: 'Microsoft' });
  const nobody = person('Li Wang', { isHere: false });
  const match = matchPeople([jose, mauricio, nobody, person('Wei Fu'), person('Wei Fu', { id: 'second' })]);
  const of = (name: string, affiliation = '') => {
    const found = match({ name, affiliation });
    return found && [found.confidence, found.candidates.map(({ id }) => id)];
  };

  test.each([
    ['the name and the company', 'Jose Blanquicet', 'Engineer, Microsoft', ['certain', [jose.id]]],
    ['accents that only one side has', 'José Blanquicet', '', ['certain', [jose.id]]],
    ['accents that only we have', 'MAURICIO VASQUEZ BERNAL', 'Microsoft', ['certain', [mauricio.id]]],
    ['the name at another company', 'Jose Blanquicet', 'Student, MIT', ['doubtful', [jose.id]]],
    ['somebody who stands nowhere here', 'Li Wang', 'Acme', ['likely', [nobody.id]]],
    ['two of one name', 'Wei Fu', '', ['doubtful', ['Wei Fu', 'second']]],
    ['an initial', 'J. Blanquicet', 'Microsoft', ['doubtful', [jose.id]]],
    ['a name left out', 'Mauricio Vásquez', '', ['doubtful', [mauricio.id]]],
    ['one letter', 'Jose Blanquiset', '', ['doubtful', [jose.id]]],
    ['the names turned round', 'Wang Li', '', ['doubtful', [nobody.id]]],
    ['the first name alone', 'Jose', '', null],
    ['another last name', 'Jose Padilla', 'Auth0', null],
  ])('%s', (_what, name, affiliation, expected) => expect(of(name, affiliation)).toEqual(expected));

  test('a name in a title is no speaker, and what was decided is a name from then on', () => {
    const text = on(
      '2025-11-13',
      block('How Jose Blanquicet broke it', '9:00am - 9:30am', 'Speakers: How He Mended It - Ann Poe (X)'),
    );
    expect(plan(text, { around: { people: [jose] } }).talks[0]?.speakers).toMatchObject([
      { name: 'Ann Poe', personId: null },
    ]);
    const known = matchPeople([{ ...jose, aliases: ['Pepe B.'] }]);
    expect(known({ name: 'Pepe B', affiliation: 'Microsoft' })?.confidence).toBe('certain');
  });

  test('who was said to be nobody of ours is asked again only when somebody else is found', () => {
    const text = on('2025-11-13', block('A', '9:00am - 9:30am', 'Speakers: J. Blanquicet'));
    const [question] = plan(text, { around: { people: [jose] } }).questions;
    const decisions = new Map([[question?.key ?? '', null]]);
    const talks = stored(plan(text, { around: { people: [jose] }, decisions }));
    expect(plan(text, { around: { people: [jose], talks } }).questions).toEqual([]);
    const juan = person('J. Blanquicet');
    const made = plan(text, { around: { people: [jose, juan], talks } });
    expect(made.talks[0]?.speakers[0]).toMatchObject({
      personId: juan.id,
      match: 'confirmed',
      confidence: 1,
    });
  });
});

describe('talks and projects', () => {
  const match = matchProjects([
    { id: 'gatekeeper', name: 'OPA Gatekeeper', aliases: ['Gatekeeper', 'Open Policy Agent', 'OPA'] },
    { id: 'copa', name: 'Copacetic', aliases: ['Copa'] },
    { id: 'containerd', name: 'containerd', aliases: [] },
    { id: 'argo', name: 'Argo', aliases: [] },
    { id: 'argo-cd', name: 'Argo CD', aliases: ['ArgoCD'] },
    { id: 'oras', name: 'ORAS', aliases: [] },
    { id: 'notary', name: 'Notary Project', aliases: ['Notary'] },
    { id: 'crio', name: 'CRI-O', aliases: [] },
  ]);

  test.each([
    ['Open Policy Agent (OPA) Intro', [['gatekeeper', 'certain']]],
    ['OPA in ten minutes', [['gatekeeper', 'likely']]],
    ['Containerd: what is new', [['containerd', 'certain']]],
    ['What containerd does', [['containerd', 'certain']]],
    ['CONTAINERD!', [['containerd', 'doubtful']]],
    ['Argo CD at scale', [['argo-cd', 'certain']]],
    ['Cargo ships and copacabana', []],
    ['copa america', [['copa', 'doubtful']]],
    ['Copa patches', [['copa', 'likely']]],
    ['Ask your notary', [['notary', 'doubtful']]],
    [
      'Signing with ORAS and the Notary Project',
      [
        ['notary', 'certain'],
        ['oras', 'certain'],
      ],
    ],
    ['Running CRI-O', [['crio', 'certain']]],
    ['ORASs', []],
  ])('%s', (title, expected) =>
    expect(
      match(title)
        .map(({ projectId, confidence }) => [projectId, confidence])
        .sort(),
    ).toEqual(expected),
  );
});

test('5,000 sessions with descriptions are planned in one go', { timeout: 60_000 }, () => {
  const blocks = Array.from({ length: 5_000 }, (_, at) =>
    block(
      `Talk ${at}`,
      '11:00am EST - 11:30am EST',
      `Speakers: Ann Poe${at} (Acme)\nVenue: Room ${at}\nDescription: ${'word '.repeat(120)}`,
    ),
  );
  const text = ['Total Sessions: 5000', on('2025-11-13', ...blocks)].join('\n');
  const people = Array.from({ length: 500 }, (_, at) => person(`Ann Poe${at}`));
  const made = plan(text, { around: { people } });
  expect([made.talks.length, made.problems, made.announced]).toEqual([5_000, [], 5_000]);
  expect(made.talks.filter(({ speakers }) => speakers[0]?.match === 'confirmed')).toHaveLength(500);
});
