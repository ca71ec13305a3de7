import { type Report, report } from '#contracts/report';
import { countedOf, figureOf, isDisputed, type Record, splitTapped, totalOf } from '../counting/rules.ts';
import { minutesOf, stretchesOf } from '../coverage/rules.ts';
import type { Reader, Sql } from '../database/sql.ts';
import { notFound } from '../http/errors.ts';
import type { ReadScope } from '../http/gates.ts';
import { listAfterTalks } from './after-talks.ts';
import { readAttendance } from './attendance.ts';
import { listAudiences, listSectors } from './audiences.ts';
import { type BoothFacts, type EventFacts, listBoothFacts, listEventFacts } from './booths.ts';
import { listSaidHeadCounts, listTapped, type SaidHeadCount, type Tapped } from './evidence.ts';
import { daysOfAll, figuresByDay } from './figures-by-day.ts';
import { listFindings } from './findings.ts';
import { listPromised } from './follow-ups.ts';
import { listOpenings } from './openings.ts';
import { listParagraphs } from './paragraphs.ts';
import { readRecords } from './records.ts';
import { isOver, type Opening } from './rules.ts';
import { inSnapshot } from './snapshot.ts';
import { listTopics } from './topics.ts';
import { visitorsByHour } from './visitors-by-hour.ts';

export interface ReportQuestion {
  /** Slug of the event. */
  event: string;
  /** Slugs of booths: nothing else is in the report then, and they stand in this order. Null: all, by name. */
  booths: readonly string[] | null;
  now: Date;
  /** Nothing of the staffing and of who came, which a post does not say: a large event takes a second for it. */
  isForPost?: boolean;
}

/**
 * Everything that the summary says, from one snapshot of the database. A lead gets the own booths.
 *
 * @throws AppError not-found for an event or a booth that is not there or not the caller's
 */
export function readReport(sql: Sql, scope: ReadScope, question: ReportQuestion): Promise<Report> {
  return inSnapshot(sql, (tx) => reportOf(tx, scope, question));
}

/**
 * An event's report and that of another one, from the same snapshot. Where some booths were asked for, the other holds
 * those of their projects.
 *
 * @throws AppError not-found for an event or a booth that is not there or not the caller's
 */
export function readReportBeside(
  sql: Sql,
  scope: ReadScope,
  question: ReportQuestion,
  other: string,
): Promise<{ here: Report; there: Report }> {
  return inSnapshot(sql, async (tx) => {
    const here = await reportOf(tx, scope, question);
    const [event] = await listEventFacts(tx, scope, { slug: other });
    if (event === undefined) throw notFound(`event "${other}" to compare with`);
    const projects = new Set(here.booths.map(({ project }) => project.slug));
    const booths = (await listBoothFacts(tx, scope, event.id)).filter(
      ({ project }) => question.booths === null || projects.has(project.slug),
    );
    return { here, there: await reportOn(tx, event, booths, question) };
  });
}

async function reportOf(tx: Reader, scope: ReadScope, question: ReportQuestion): Promise<Report> {
  const [event] = await listEventFacts(tx, scope, { slug: question.event });
  if (event === undefined) throw notFound(`event "${question.event}"`);
  const booths = inOrder(await listBoothFacts(tx, scope, event.id, question.booths), question.booths);
  return reportOn(tx, event, booths, question);
}

async function reportOn(tx: Reader, event: EventFacts, booths: BoothFacts[], question: ReportQuestion) {
  const answer = await assemble(tx, event, booths, question);
  return report.parse(JSON.parse(JSON.stringify(answer)));
}

/** @throws AppError not-found, naming the first that is not there */
function inOrder(booths: BoothFacts[], slugs: readonly string[] | null): BoothFacts[] {
  if (slugs === null) return booths;
  return slugs.map((slug) => {
    const booth = booths.find((one) => one.slug === slug);
    if (booth === undefined) throw notFound(`booth "${slug}"`);
    return booth;
  });
}

async function assemble(
  tx: Reader,
  { id, version, booths: boothsOfEvent, ...event }: EventFacts,
  booths: BoothFacts[],
  { now, isForPost = false }: ReportQuestion,
) {
  const boothIds = booths.map(({ boothId }) => boothId);
  const records = await readRecords(tx, { id, timeZone: event.timeZone }, boothIds, null, now);
  const openings = await listOpenings(tx, id, null);
  const details = await readDetails(
    tx,
    { id, timeZone: event.timeZone },
    { boothIds, records, openings, isForPost },
    now,
  );
  const presented = booths.flatMap((booth) => {
    const record = records.get(booth.boothId);
    return record === undefined ? [] : [presentBooth(booth, record, details, event.timeZone, openings)];
  });
  const stretches = [...details.stretches.values()].flat();
  return {
    madeAt: now,
    version,
    event,
    isOver: isOver({ ...event, openings }, now.getTime()),
    boothsOfEvent,
    ...totalOf(presented.map(({ figure }) => figure)),
    sections: details.paragraphs
      .filter(({ boothId }) => boothId === null)
      .map(({ section, body, state }) => ({ section, body, state })),
    booths: presented,
    days: daysOfAll([...records.values()], event.timeZone, openings),
    coverage: stretches.length === 0 ? null : minutesOf(stretches),
    ...visitorsByHour(event, records, openings),
  };
}

interface KnownOfBooths {
  boothIds: string[];
  records: Map<string, Record>;
  openings: Opening[];
  isForPost: boolean;
}

async function readDetails(
  tx: Reader,
  event: { id: string; timeZone: string },
  { boothIds, records, openings, isForPost }: KnownOfBooths,
  now: Date,
) {
  const told = isForPost ? [] : boothIds;
  const attendance = await readAttendance(tx, told);
  return {
    tapped: await listTapped(tx, boothIds),
    headCounts: await listSaidHeadCounts(tx, boothIds),
    audiences: await listAudiences(tx, told),
    sectors: await listSectors(tx, told),
    topics: await listTopics(tx, told),
    findings: await listFindings(tx, boothIds),
    paragraphs: await listParagraphs(tx, event.id),
    followUps: await listPromised(tx, told),
    talks: await listAfterTalks(tx, event, { records, attendance, openings }, now),
    stretches: new Map(
      [...attendance].map(([boothId, attended]) => [
        boothId,
        attended.slots.flatMap((slot) => stretchesOf(slot, attended, now.getTime(), event.timeZone)),
      ]),
    ),
  };
}

type Details = Awaited<ReturnType<typeof readDetails>>;

function presentBooth(
  booth: BoothFacts,
  record: Record,
  details: Details,
  timeZone: string,
  openings: Opening[],
) {
  const { eventId: _, ...facts } = booth;
  const own = <Row extends { boothId: string | null }>(rows: readonly Row[]) =>
    rows.filter((row) => row.boothId === booth.boothId).map(({ boothId: _of, ...row }) => row);
  const [paragraph] = own(details.paragraphs);
  const stretches = details.stretches.get(booth.boothId) ?? [];
  return {
    ...facts,
    figure: figureOf(record),
    evidence: evidenceOf(record, own(details.headCounts), own(details.tapped)[0]),
    days: figuresByDay(record, timeZone, openings),
    audiences: own(details.audiences),
    sectors: own(details.sectors),
    topics: own(details.topics),
    coverage: stretches.length === 0 ? null : minutesOf(stretches),
    talks: details.talks.get(booth.boothId) ?? [],
    followUps: own(details.followUps),
    findings: own(details.findings),
    highlight: paragraph === undefined ? null : { body: paragraph.body, state: paragraph.state },
  };
}

function evidenceOf(
  record: Record,
  headCounts: Omit<SaidHeadCount, 'boothId'>[],
  tapped?: Omit<Tapped, 'boothId'>,
) {
  const counted = countedOf(record.headCounts);
  return {
    headCounts: headCounts.map(({ id, ...headCount }) => ({
      ...headCount,
      isUsed: counted.has(id),
      counted: counted.get(id) ?? 0,
    })),
    visits: tapped?.visits ?? 0,
    visitors: tapped?.visitors ?? 0,
    ...splitTapped(record),
    devices: tapped?.devices ?? 0,
    isDisputed: isDisputed(record),
  };
}
