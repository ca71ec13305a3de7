export interface PageQuery {
  cursor?: string | undefined;
  limit: number;
  archived: boolean;
}

interface PageArguments {
  where: { archivedAt?: null };
  slice: { take: number; cursor?: { id: string }; skip?: number };
}

/**
 * One page of a list: asks for one row more than wanted to know whether there is a next page.
 * The cursor is the id of the last row of the page before.
 */
export async function readPage<Row extends { id: string }>(
  query: PageQuery,
  find: (page: PageArguments) => Promise<Row[]>,
): Promise<{ items: Row[]; next: string | null }> {
  const rows = await find({
    where: query.archived ? {} : { archivedAt: null },
    slice: {
      take: query.limit + 1,
      ...(query.cursor === undefined ? {} : { cursor: { id: query.cursor }, skip: 1 }),
    },
  });
  const items = rows.slice(0, query.limit);
  return { items, next: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null };
}
