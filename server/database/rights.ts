import type postgres from 'postgres';

/**
 * Which tables of Pavilion the role of this connection may not read and write, with what to run against it.
 *
 * @param tables their names
 * @returns one line for the operator; null when it may use them all
 */
export async function missingUse(sql: postgres.Sql, tables: readonly string[]): Promise<string | null> {
  const [first, ...others] = await sql<{ role: string; schema: string; name: string }[]>`
    select quote_ident(current_user) as role, quote_ident(pg_namespace.nspname) as schema, pg_class.relname as name
    from pg_class join pg_namespace on pg_namespace.oid = pg_class.relnamespace
    where pg_class.oid in (select to_regclass(quote_ident(name)) from unnest(${tables}::text[]) as name)
      and not (has_table_privilege(pg_class.oid, 'select') and has_table_privilege(pg_class.oid, 'insert'))
    order by pg_class.relname`;
  if (first === undefined) return null;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `The database role ${first.role} may not read and write table ${first.name}${more}. Connect as the role that owns them, or let the owner run there: grant select, insert, update, delete on all tables in schema ${first.schema} to ${first.role};`;
}

interface Rights {
  role: string;
  database: string;
  schema: string;
  mayCreateTables: boolean;
  /** Also for what the first migration says of the schema. */
  mustCreateInDatabase: boolean;
  mayCreateInDatabase: boolean;
  knowsExtension: boolean;
}

/**
 * What the role of this connection may not do and migrations need, with what to run against it.
 *
 * @returns one line for the operator; null when nothing is missing
 */
export async function missingRights(sql: postgres.Sql): Promise<string | null> {
  // btree_gist is trusted: whoever may create in the database may create it too.
  const [rights] = await sql<Rights[]>`
    select quote_ident(current_user) as role, quote_ident(current_database()) as database,
      quote_ident(coalesce(current_schema(), 'public')) as schema,
      coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreateTables",
      to_regclass('_prisma_migrations') is null
        or not exists (select from pg_extension where extname = 'btree_gist') as "mustCreateInDatabase",
      has_database_privilege(current_database(), 'create') as "mayCreateInDatabase",
      exists (select from pg_available_extensions where name = 'btree_gist') as "knowsExtension"`;
  return rights === undefined ? null : rightsText(rights);
}

function rightsText({ role, database, schema, ...rights }: Rights): string | null {
  if (!rights.knowsExtension)
    return 'The database server does not have the extension btree_gist. Install its package of contributed extensions.';
  const missing = [
    ...(rights.mayCreateTables
      ? []
      : [
          {
            what: `tables in schema ${schema}`,
            grant: `grant usage, create on schema ${schema} to ${role};`,
          },
        ]),
    ...(rights.mayCreateInDatabase || !rights.mustCreateInDatabase
      ? []
      : [{ what: 'the extension btree_gist', grant: `grant create on database ${database} to ${role};` }]),
  ];
  if (missing.length === 0) return null;
  const whats = missing.map(({ what }) => what).join(' and ');
  const grants = missing.map(({ grant }) => grant).join(' ');
  return `The database role ${role} may not create ${whats} in database ${database}. Make it the owner of the database, or let the owner run there: ${grants} Nothing was changed.`;
}
