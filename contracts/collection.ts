import { z } from 'zod';
import { type Access, endpoint } from './endpoint.ts';
import type { ErrorCode } from './errors.ts';
import { id, pageOf, pageQuery, slug } from './fields.ts';

interface Given<
  RA extends Access,
  WA extends Access,
  Row extends z.ZodType,
  Input extends z.ZodType,
  Change extends z.ZodType,
  Query extends z.ZodRawShape,
> {
  /** Plural, as in the URL. */
  noun: string;
  /** For summaries: "a kiosk". */
  one: string;
  read: RA;
  write: WA;
  row: Row;
  input: Input;
  change: Change;
  /** Filters of the list. */
  query?: Query;
  errors?: readonly ErrorCode[];
}

const rowParams = z.strictObject({ id });
const eventParams = z.strictObject({ event: slug });

/** The six endpoints of a set-up noun that belongs to an event: list, create, get, change, archive, restore. */
// @__NO_SIDE_EFFECTS__
export function eventCollection<
  const RA extends Access,
  const WA extends Access,
  Row extends z.ZodType,
  Input extends z.ZodType,
  Change extends z.ZodType,
  Query extends z.ZodRawShape = Record<never, never>,
>(given: Given<RA, WA, Row, Input, Change, Query>) {
  return sixEndpoints({ ...given, listPath: `/api/v1/events/:event/${given.noun}`, listParams: eventParams });
}

/** The same for a noun that stands across events. */
// @__NO_SIDE_EFFECTS__
export function globalCollection<
  const RA extends Access,
  const WA extends Access,
  Row extends z.ZodType,
  Input extends z.ZodType,
  Change extends z.ZodType,
  Query extends z.ZodRawShape = Record<never, never>,
>(given: Given<RA, WA, Row, Input, Change, Query>) {
  return sixEndpoints({ ...given, listPath: `/api/v1/${given.noun}`, listParams: z.strictObject({}) });
}

function sixEndpoints<
  const RA extends Access,
  const WA extends Access,
  Row extends z.ZodType,
  Input extends z.ZodType,
  Change extends z.ZodType,
  Query extends z.ZodRawShape,
  ListParams extends z.ZodType,
>(given: Given<RA, WA, Row, Input, Change, Query> & { listPath: `/${string}`; listParams: ListParams }) {
  const { noun, one, row, listPath, listParams } = given;
  const errors = given.errors ?? [];
  const rowPath = `/api/v1/${noun}/:id` as const;
  const query = z.strictObject({ ...pageQuery, ...given.query } as typeof pageQuery & Query);
  const common = { tag: noun };
  return {
    list: endpoint(`list-${noun}`, {
      ...common,
      summary: `List ${noun.replaceAll('-', ' ')}`,
      method: 'get',
      path: listPath,
      access: given.read,
      params: listParams,
      query,
      output: pageOf(row),
      errors: ['bad-cursor'],
    }),
    create: endpoint(`create-${noun}`, {
      ...common,
      summary: `Create ${one}`,
      method: 'post',
      path: listPath,
      access: given.write,
      params: listParams,
      body: given.input,
      output: row,
      status: 201,
      errors: ['taken', 'archived', 'not-found', ...errors],
    }),
    get: endpoint(`get-${noun}`, {
      ...common,
      summary: `Read ${one}`,
      method: 'get',
      path: rowPath,
      access: given.read,
      params: rowParams,
      output: row,
      errors: ['not-found'],
    }),
    change: endpoint(`change-${noun}`, {
      ...common,
      summary: `Change ${one}`,
      method: 'patch',
      path: rowPath,
      access: given.write,
      params: rowParams,
      body: given.change,
      output: row,
      isVersioned: true,
      errors: ['not-found', 'stale', 'version-missing', 'archived', 'taken', ...errors],
    }),
    archive: endpoint(`archive-${noun}`, {
      ...common,
      summary: `Archive ${one}`,
      method: 'put',
      path: `${rowPath}/archive`,
      access: given.write,
      params: rowParams,
      output: row,
      isVersioned: true,
      errors: ['not-found', 'stale', 'version-missing', 'archived', 'in-use'],
    }),
    restore: endpoint(`restore-${noun}`, {
      ...common,
      summary: `Take ${one} out of the archive`,
      method: 'delete',
      path: `${rowPath}/archive`,
      access: given.write,
      params: rowParams,
      output: row,
      isVersioned: true,
      errors: ['not-found', 'stale', 'version-missing', 'archived', 'taken', ...errors],
    }),
  };
}
