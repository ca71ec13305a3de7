import type { Db } from '../database/prisma.ts';
import type { Sql } from '../database/sql.ts';
import { consentTextOf } from './rules.ts';

/** Of each booth: enough to find what was said before, and little enough for hall Wi-Fi. */
const MOST_FEEDBACK = 60;

/** What the screen Notes needs while there is no network. */
export async function readNotesState(db: Db, sql: Sql, boothIds: string[], eventName: string) {
  return {
    feedback: await readFeedback(sql, boothIds),
    paragraphs: await readParagraphs(db, boothIds),
    consentText: consentTextOf(eventName),
  };
}

interface Said {
  id: string;
  boothId: string;
  kind: 'question' | 'request' | 'praise' | 'problem' | 'idea';
  text: string;
  mentions: number;
}

/** A mention that came from another booth than the feedback's is kept, but not counted. */
function readFeedback(sql: Sql, boothIds: string[]) {
  return sql<Said[]>`
    select id, booth_id, kind, text, mentions
    from (
      select f.*, row_number() over (partition by f.booth_id order by f.mentions desc, f.occurred_at desc, f.id) as place
      from (
        select id, booth_id, kind, text, occurred_at, 1 + (
          select count(*)::int from feedback_mentions m where m.feedback_id = f.id and m.booth_id = f.booth_id and not m.undone
        ) as mentions
        from feedback f where booth_id = any (${boothIds}::uuid[]) and archived_at is null
      ) f
    ) ranked
    where place <= ${MOST_FEEDBACK} order by mentions desc, occurred_at desc, id`;
}

/** One a booth: what is written, and which texts of devices stand beside it. */
async function readParagraphs(db: Db, boothIds: string[]) {
  const open = { boothId: { in: boothIds }, archivedAt: null };
  const written = await db.highlight.findMany({ where: { ...open, section: 'booth' } });
  const beside = await db.highlightText.findMany({
    where: open,
    select: { id: true, boothId: true },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
  });
  return boothIds.toSorted().map((boothId) => {
    const own = written.find((highlight) => highlight.boothId === boothId);
    const besideIds = beside.filter((text) => text.boothId === boothId).map(({ id }) => id);
    return {
      boothId,
      body: own?.body ?? '',
      state: own?.state ?? null,
      version: own?.version ?? null,
      besideIds,
    };
  });
}
