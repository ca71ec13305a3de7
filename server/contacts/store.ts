import type { Sql } from '../database/sql.ts';
import { MONTHS_CONTACT_IS_KEPT } from '../sync/rules.ts';

/**
 * Deletes names and addresses of visitors whose time is over, as the consent that they gave says: from contacts, and from
 * what was refused and kept as it was sent. What was promised stays, without them.
 * @returns how many contacts
 */
export async function purgeContacts(sql: Sql, now: Date): Promise<number> {
  const { count } = await sql`
    update contacts set name = '', address = '', purged_at = ${now}
    where purge_at <= ${now} and purged_at is null`;
  await purgeRefused(sql, now);
  return count;
}

async function purgeRefused(sql: Sql, now: Date): Promise<void> {
  const rows = await sql<{ id: string; raw: string }[]>`
    select id, raw from refused_items
    where type = 'follow-up' and received_at <= ${now}::timestamptz - ${MONTHS_CONTACT_IS_KEPT} * interval '1 month' and raw like '%"contact"%'`;
  for (const { id, raw } of rows) {
    const { contact: _, ...kept } = JSON.parse(raw);
    await sql`update refused_items set raw = ${JSON.stringify(kept)} where id = ${id}`;
  }
}
