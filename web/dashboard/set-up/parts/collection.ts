import { useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import type { Access, Endpoint } from '#contracts/endpoint';
import { call, NoAnswer } from '#web/api/client.ts';
import { notifyNotDone } from '../../parts/notify.ts';
import { readAgain } from '../../query-client.ts';
import { notifyArchived } from './archived.tsx';
import { thenReadAgain } from './reading-again.ts';

export interface Row {
  id: string;
  version: number;
  archivedAt: string | null;
}
interface Page<R> {
  items: R[];
  next: string | null;
}
/** An endpoint of which only the answer matters here. */
export type Answering<O> = Endpoint<Access, z.ZodType, z.ZodType, z.ZodType, z.ZodType<O>>;
type Taking<I, O> = Endpoint<Access, z.ZodType, z.ZodType, z.ZodType<unknown, I>, z.ZodType<O>>;

/** The endpoints of a set-up noun, as contracts/collection.ts makes them. */
export interface Collection<R extends Row, Input, Change> {
  list: Answering<Page<R>>;
  create: Taking<Input, R>;
  change: Taking<Change, R>;
  archive: Answering<R>;
  restore: Answering<R>;
}

interface Failure {
  error: Error;
  tryAgain: () => void;
}

/** The rows of a list; `late` when a later reading of them failed. */
export type Loaded<R> =
  | { state: 'loading' }
  | ({ state: 'failed' } & Failure)
  | { state: 'ready'; rows: R[]; late?: Failure };

/** Under what the rows of a list are kept. `event` is a slug; leave it out across events. */
export const rowsKey = (list: { name: string }, event?: string) =>
  ['set-up', list.name, event ?? null] as const;

/** All rows of a list, archived ones too, read page by page. `event` is a slug; leave it out across events. */
export function useRows<R>(list: Answering<Page<R>>, event?: string): Loaded<R> {
  const query = useQuery({
    queryKey: rowsKey(list, event),
    queryFn: ({ signal }) => readAll(list, event, signal),
    refetchInterval: readAgain(),
  });
  const failure = query.error && { error: query.error, tryAgain: () => void query.refetch() };
  if (query.data !== undefined)
    return { state: 'ready', rows: query.data, ...(failure && { late: failure }) };
  return failure === null ? { state: 'loading' } : { state: 'failed', ...failure };
}

/** The rows that are not archived; none while they load. For choices and checklists beside the list itself. */
export function useCurrentRows<R extends Row>(list: Answering<Page<R>>, event?: string): R[] {
  const loaded = useRows(list, event);
  return loaded.state === 'ready' ? loaded.rows.filter((row) => row.archivedAt === null) : [];
}

/** Calls an endpoint, then lets every screen that is open read again. @throws Refusal, NoAnswer */
export function useAsk() {
  const client = useQueryClient();
  return function ask<O>(
    endpoint: Answering<O>,
    given: { params?: unknown; body?: unknown; version?: number },
  ): Promise<O> {
    return thenReadAgain(client, () => call(endpoint, given));
  };
}

/** Puts rows that a server answered with into a list that was read, until it is read again. `event` is a slug. */
export function useMergeRows() {
  const client = useQueryClient();
  return function merge<R extends Row>(list: Answering<Page<R>>, event: string, rows: readonly R[]): void {
    client.setQueryData<R[]>(rowsKey(list, event), (known = []) => [
      ...known.filter(({ id }) => !rows.some((row) => row.id === id)),
      ...rows,
    ]);
  };
}

/** Of several that were to be added: those that were, and those that were not, with the reason. */
export interface Added<R, Input> {
  saved: { input: Input; row: R }[];
  unsaved: { input: Input; error: unknown }[];
}

/** One set-up noun: its rows and what can be done with them. @throws (change) Refusal, NoAnswer */
export function useCollection<R extends Row, Input, Change>(
  collection: Collection<R, Input, Change>,
  event?: string,
  rowParams: (row: R) => object = (row) => ({ id: row.id }),
) {
  const ask = useAsk();
  const listParams = event === undefined ? {} : { event };
  const restore = (row: R) =>
    ask(collection.restore, { params: rowParams(row), version: row.version }).then(
      () => {},
      (error) => notifyNotDone('It is still in the archive.', error),
    );
  return {
    loaded: useRows(collection.list, event),
    /** One after the other. One that is refused stops no other; without an answer nothing more is sent. */
    createAll: async (inputs: readonly Input[]): Promise<Added<R, Input>> => {
      const added: Added<R, Input> = { saved: [], unsaved: [] };
      for (const input of inputs) {
        const last = added.unsaved.at(-1);
        if (last?.error instanceof NoAnswer) added.unsaved.push({ ...last, input });
        else
          await ask(collection.create, { params: listParams, body: input }).then(
            (row) => added.saved.push({ input, row }),
            (error: unknown) => added.unsaved.push({ input, error }),
          );
      }
      return added;
    },
    change: (row: R, body: Change, version = row.version) =>
      ask(collection.change, { params: rowParams(row), body, version }),
    /** Says so, and offers to take it back. */
    archive: (row: R, name: string) =>
      ask(collection.archive, { params: rowParams(row), version: row.version }).then(
        (archived) => notifyArchived(name, () => restore(archived)),
        (error) => notifyNotDone(`${name} stays.`, error),
      ),
    restore,
  };
}

const MOST_PER_PAGE = 200;

/** Every row of a list, page by page. `event` is a slug. */
export async function readAll<R>(
  list: Answering<Page<R>>,
  event: string | undefined,
  signal: AbortSignal,
  { archived = true } = {},
): Promise<R[]> {
  const params = event === undefined ? {} : { event };
  const rows: R[] = [];
  let cursor: string | undefined;
  do {
    const query = isPaged(list) ? { archived, limit: MOST_PER_PAGE, cursor } : {};
    const page: Page<R> = await call(list, { params, query, signal });
    rows.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

/** Short lists, such as tokens, take no cursor. */
function isPaged(list: Endpoint): boolean {
  return list.query instanceof z.ZodObject && 'cursor' in list.query.shape;
}
