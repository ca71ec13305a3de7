import { AppError } from '../http/errors.ts';

export interface PageQuery {
  cursor?: string | undefined;
  limit: number;
  archived: boolean;
}

interface PageArguments {
  where: { archivedAt?: null };
  slice: { take: number; cursor?: { id: string } };
}

/**
 * One page of a list: asks for more rows than wanted to know whether there is a next page.
 * The cursor is the id of the last row of the page before; that row may have been archived meanwhile.
 *
 * @throws AppError bad-cursor when no such row is in this list
 */
export async function readPage<Row extends { id: string }>(
  query: PageQuery,
  find: (page: PageArguments) => Promise<Row[]>,
): Promise<{ items: Row[]; next: string | null }> {
  const { cursor, limit } = query;
  if (cursor !== undefined) await requireCursor(cursor, find);
  const rows = await find({
    where: query.archived ? {} : { archivedAt: null },
    slice: { take: limit + 2, ...(cursor === undefined ? {} : { cursor: { id: cursor } }) },
  });
  const unread = cursor !== undefined && rows[0]?.id === cursor ? rows.slice(1) : rows;
  const items = unread.slice(0, limit);
  return { items, next: unread.length > limit ? (items.at(-1)?.id ?? null) : null };
}

async function requireCursor<Row extends { id: string }>(
  cursor: string,
  find: (page: PageArguments) => Promise<Row[]>,
): Promise<void> {
  const [row] = await find({ where: {}, slice: { take: 1, cursor: { id: cursor } } });
  if (row?.id !== cursor)
    throw new AppError('bad-cursor', 'This page marker is not of this list. Begin again without a cursor.');
}
