import type { z } from 'zod';
import type { postAttendanceStatement } from '#contracts/attendance-statements';
import type { Event } from '#prisma/client/client';
import { requireBoothOfEvent } from '../booths/store.ts';
import { newFact } from '../database/fact.ts';
import type { Db } from '../database/prisma.ts';
import { requireAtMostADay, requireInOrder, requireNotAhead, requireWithinEvent } from '../events/rules.ts';
import { withEventVersion } from '../events/store.ts';
import type { LeadScope } from '../http/gates.ts';
import { requirePerson } from '../people/store.ts';

type Statement = z.output<typeof postAttendanceStatement.body>;

/**
 * Appended to the record, never changed: whoever erred states it anew.
 * @throws AppError not-found, not-your-booth, wrong-event, archived, in-wrong-order, outside-event, in-the-future,
 * invalid-input when it is longer than a day
 */
export async function createStatement(
  db: Db,
  scope: LeadScope,
  event: Event,
  statement: Statement,
  now: Date,
) {
  const { boothId, personId, present, statedBy } = statement;
  await requireBoothOfEvent(db, scope, event.id, boothId);
  if (personId !== null) await requirePerson(db, scope, personId);
  const [startsAt, endsAt] = [new Date(statement.startsAt), new Date(statement.endsAt)];
  requireInOrder(event, startsAt, endsAt);
  requireWithinEvent(event, startsAt, endsAt);
  requireAtMostADay('A statement', startsAt, endsAt);
  requireNotAhead('body.endsAt', endsAt, now, event.timeZone);
  const data = {
    ...newFact(scope.by, now, statement),
    ...{ eventId: event.id, boothId, personId, present, statedBy, startsAt, endsAt, kind: 'statement' },
  };
  const { id } = await withEventVersion(db, (tx) => tx.attendanceFact.create({ data }));
  return { id, boothId, personId, present, statedBy, startsAt, endsAt, statedAt: now };
}
