import type { CoverageMinutes } from '#contracts/coverage';
import { paragraphStateOf } from '#contracts/highlights';
import type { Overview } from '#contracts/start-page';
import { figureOf, isDisputed, type Record, totalOf } from '../counting/rules.ts';
import type { Reader, Sql } from '../database/sql.ts';
import { fromLocalDate } from '../events/rules.ts';
import type { ReadScope } from '../http/gates.ts';
import { expiryOfPersonalLink } from '../personal-links/rules.ts';
import { type BoothFacts, type EventFacts, listBoothFacts, listEventFacts } from '../reports/booths.ts';
import { readCoverageMinutes } from '../reports/coverage.ts';
import { listParagraphs } from '../reports/paragraphs.ts';
import { readRecords } from '../reports/records.ts';
import { dateOf } from '../reports/rules.ts';
import { inSnapshot } from '../reports/snapshot.ts';

type EventOverview = Overview['events'][number];

/** Every event that this caller may see, newest first, with what is still missing for each booth. */
export function listOverviews(sql: Sql, scope: ReadScope, now: Date): Promise<EventOverview[]> {
  return inSnapshot(sql, async (tx) => {
    const events = await listEventFacts(tx, scope);
    const overviews: EventOverview[] = [];
    for (const event of events) overviews.push(await readOverview(tx, scope, event, now));
    return overviews;
  });
}

async function readOverview(
  tx: Reader,
  scope: ReadScope,
  event: EventFacts,
  now: Date,
): Promise<EventOverview> {
  const { id, slug, name, city, startsOn, endsOn, simulated } = event;
  const booths = await listBoothFacts(tx, scope, id);
  const boothIds = booths.map(({ boothId }) => boothId);
  const records = await readRecords(tx, event, boothIds, null, now);
  const coverage = await readCoverageMinutes(tx, boothIds, now, event.timeZone);
  const paragraphs = await listParagraphs(tx, id);
  const people = await listPeople(tx, boothIds);
  const presented = booths.flatMap((booth) => {
    const record = records.get(booth.boothId);
    const staffed = coverage.get(booth.boothId);
    if (record === undefined || staffed === undefined) return [];
    const paragraph = paragraphStateOf(paragraphs.find(({ boothId }) => boothId === booth.boothId));
    const own = people.filter(({ boothId }) => boothId === booth.boothId);
    return [presentBooth(booth, record, staffedSoFar(staffed), paragraph, own)];
  });
  const { total } = totalOf(presented.map(({ figure }) => figure));
  const state = stateOf(event, now);
  const linksCanBeMade = now < expiryOfPersonalLink({ ...event, endsOn: fromLocalDate(endsOn) });
  const facts = { id, slug, name, city, startsOn, endsOn, simulated, linksCanBeMade };
  return { ...facts, state, total, booths: presented };
}

function presentBooth(
  { boothId, slug, name, kiosks, representatives }: BoothFacts,
  record: Record,
  staffed: EventOverview['booths'][number]['staffed'],
  paragraph: EventOverview['booths'][number]['paragraph'],
  people: EventOverview['booths'][number]['people'],
): EventOverview['booths'][number] {
  const kiosk = kiosks.length === 0 ? null : kiosks.join(', ');
  const names = representatives.map((person) => person.name);
  return {
    ...{ boothId, slug, name, kiosk, representatives: names, people },
    ...{ figure: figureOf(record), isDisputed: isDisputed(record) },
    ...{ staffed, paragraph },
  };
}

/** Who stands for these booths, in the order of the booth. */
function listPeople(tx: Reader, boothIds: string[]) {
  return tx<{ boothId: string; personId: string; name: string }[]>`
    select r.booth_id, r.person_id, person.name
    from representatives r join people person on person.id = r.person_id
    where r.booth_id = any (${boothIds}::uuid[]) and r.archived_at is null and person.archived_at is null
    order by r.position, r.id`;
}

/** Time to come is neither staffed nor not. */
function staffedSoFar(minutes: CoverageMinutes | null): EventOverview['booths'][number]['staffed'] {
  if (minutes === null) return { slotMinutes: null, coveredMinutes: 0, gapMinutes: 0, notRecordedMinutes: 0 };
  const { slotMinutes, comingMinutes, coveredMinutes, gapMinutes, notRecordedMinutes } = minutes;
  return { slotMinutes: slotMinutes - comingMinutes, coveredMinutes, gapMinutes, notRecordedMinutes };
}

function stateOf({ startsOn, endsOn, timeZone }: EventFacts, now: Date): EventOverview['state'] {
  const today = dateOf(now.getTime(), timeZone);
  if (today < startsOn) return 'coming';
  return today > endsOn ? 'over' : 'running';
}
