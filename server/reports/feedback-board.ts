import { type FeedbackBoard, feedbackBoard } from '#contracts/feedback-board';
import type { Reader, Sql } from '../database/sql.ts';
import { alikePairs, rootsOf } from '../feedback/rules.ts';
import { notFound } from '../http/errors.ts';
import type { ReadScope } from '../http/gates.ts';
import { listEventFacts } from './booths.ts';
import { mentions } from './findings.ts';
import { listBehind } from './records.ts';
import { inSnapshot } from './snapshot.ts';

interface Piece {
  id: string;
  version: number;
  boothId: string;
  kind: 'question' | 'request' | 'praise' | 'problem' | 'idea';
  text: string;
  answer: string;
  topics: string[];
  occurredAt: Date;
  mentions: number;
  words: string[];
}
interface Merge {
  id: string;
  feedbackId: string;
  intoId: string;
  isSame: boolean;
  at: Date;
  by: string | null;
}
interface Referral {
  id: string;
  feedbackId: string;
  projectId: string;
  project: string;
  note: string;
  at: Date;
  by: string | null;
}
interface BoothOfEvent {
  id: string;
  projectId: string;
  slug: string;
  name: string;
  kiosk: string | null;
}

/**
 * Everything that visitors said at an event, from one snapshot. A lead gets that of the own booths and what was referred
 * to their projects. @param event a slug @throws AppError not-found
 */
export function readFeedbackBoard(
  sql: Sql,
  scope: ReadScope,
  slug: string,
  now: Date,
): Promise<FeedbackBoard> {
  return inSnapshot(sql, async (tx) => {
    const [event] = await listEventFacts(tx, scope, { slug });
    if (event === undefined) throw notFound('event');
    const { version, name, timeZone, startsOn, endsOn, simulated } = event;
    const board = await assemble(tx, scope, event.id, now);
    const head = { madeAt: now, version, event: { slug, name, timeZone, startsOn, endsOn, simulated } };
    return feedbackBoard.parse(JSON.parse(JSON.stringify({ ...head, ...board })));
  });
}

async function assemble(tx: Reader, scope: ReadScope, eventId: string, now: Date) {
  const booths = await listBooths(tx, eventId);
  const all = await listPieces(tx, eventId);
  const merges = await listMerges(tx, eventId);
  const referrals = await listReferrals(tx, eventId);
  const topics = await tx<{ slug: string; label: string }[]>`
    select slug, label from topics where event_id = ${eventId} order by label, slug`;
  const isOwn = (boothId: string) => scope.booths === 'all' || scope.booths.has(boothId);
  const ownProjects = new Set(booths.filter(({ id }) => isOwn(id)).map(({ projectId }) => projectId));
  const isReferredHere = ({ id }: Piece) =>
    referrals.some(({ feedbackId, projectId }) => feedbackId === id && ownProjects.has(projectId));
  const visible = all.filter((piece) => isOwn(piece.boothId) || isReferredHere(piece));
  const known = new Set(all.map(({ id }) => id));
  const same = merges.filter(({ isSame, intoId }) => isSame && known.has(intoId));
  const roots = rootsOf(
    all.map(({ id }) => id),
    same,
  );
  const rootOf = (id: string) => roots.get(id) ?? id;
  const shown = new Set(visible.map(({ id }) => rootOf(id)));
  const apart = merges
    .filter(({ isSame }) => !isSame)
    .map(({ id, at, by, feedbackId, intoId }) => ({
      id,
      at,
      by,
      groups: pairOf(rootOf, feedbackId, intoId),
    }));
  const spoken = new Set(visible.flatMap((piece) => piece.topics));
  const here = new Set(visible.map(({ boothId }) => boothId));
  const own = booths.filter(({ id }) => isOwn(id)).map(({ id }) => id);
  return {
    provisional: (await listBehind(tx, own, now)).size > 0,
    topics: topics.filter((topic) => spoken.has(topic.slug)),
    booths: booths.filter(({ id }) => isOwn(id) || here.has(id)).map(({ projectId: _, ...booth }) => booth),
    groups: groupsOf(visible, rootOf, (piece) => present(piece, isOwn(piece.boothId), same, referrals)),
    alike: alikePairs(
      visible.map(({ id, kind, words }) => ({ group: rootOf(id), isPraise: kind === 'praise', words })),
      apart.map(({ groups }) => groups),
    ),
    // Two that were merged after all stand as one, which differs from nothing.
    keptApart: apart.filter(
      ({ groups: [one, other] }) => one !== other && shown.has(one) && shown.has(other),
    ),
  };
}

const pairOf = (rootOf: (id: string) => string, one: string, other: string): [string, string] => [
  rootOf(one),
  rootOf(other),
];

function groupsOf<P extends { id: string; mentions: number }>(
  pieces: readonly Piece[],
  rootOf: (id: string) => string,
  presented: (piece: Piece) => P,
) {
  const groups = new Map<string, P[]>();
  for (const piece of pieces) {
    const id = rootOf(piece.id);
    groups.set(id, [...(groups.get(id) ?? []), presented(piece)]);
  }
  return [...groups]
    .map(([id, own]) => ({
      id,
      mentions: own.reduce((sum, piece) => sum + piece.mentions, 0),
      pieces: own.toSorted((one, other) => Number(other.id === id) - Number(one.id === id)),
    }))
    .toSorted((one, other) => other.mentions - one.mentions);
}

function present({ words: _, ...piece }: Piece, isOwn: boolean, merges: Merge[], referrals: Referral[]) {
  const merge = merges.find(({ feedbackId }) => feedbackId === piece.id);
  return {
    ...piece,
    isOwn,
    merge: merge === undefined ? null : { id: merge.id, intoId: merge.intoId, at: merge.at, by: merge.by },
    referrals: referrals
      .filter(({ feedbackId }) => feedbackId === piece.id)
      .map(({ feedbackId: _of, ...referral }) => referral),
  };
}

function listBooths(tx: Reader, eventId: string) {
  return tx<BoothOfEvent[]>`
    select b.id, b.project_id, b.slug, b.name, (
      select k.label from slots s join kiosks k on k.id = s.kiosk_id
      where s.booth_id = b.id and s.archived_at is null order by s.starts_at limit 1) as kiosk
    from booths b where b.event_id = ${eventId} and b.archived_at is null order by lower(b.name), b.id`;
}

/** With the stems of their words, for English and for what else is written in letters with spaces between. */
function listPieces(tx: Reader, eventId: string) {
  return tx<Piece[]>`
    select f.id, f.version, f.booth_id, f.kind, f.text, f.answer, f.occurred_at, ${mentions(tx)} as mentions,
      array(select t.slug from feedback_topics ft join topics t on t.id = ft.topic_id where ft.feedback_id = f.id order by t.slug) as topics,
      tsvector_to_array(to_tsvector('english', f.text)) as words
    from feedback f join booths b on b.id = f.booth_id
    where f.event_id = ${eventId} and f.archived_at is null and b.archived_at is null
    order by mentions desc, f.occurred_at, f.id`;
}

function listMerges(tx: Reader, eventId: string) {
  return tx<Merge[]>`
    select m.id, m.feedback_id, m.into_id, m.is_same, m.made_at as at, coalesce(a.name, t.name) as by
    from feedback_merges m left join accounts a on a.id = m.account_id left join tokens t on t.id = m.token_id
    where m.event_id = ${eventId} and m.undone_at is null order by m.made_at desc, m.id`;
}

function listReferrals(tx: Reader, eventId: string) {
  return tx<Referral[]>`
    select r.id, r.feedback_id, r.project_id, p.name as project, r.note, r.made_at as at, coalesce(a.name, t.name) as by
    from feedback_referrals r join projects p on p.id = r.project_id
    left join accounts a on a.id = r.account_id left join tokens t on t.id = r.token_id
    where r.event_id = ${eventId} and r.ended_at is null order by r.made_at, r.id`;
}
