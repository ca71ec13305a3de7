/**
 * Writes the next migration from what changed in prisma/schema.prisma since the last one:
 * `npm run db:migration -- add-something`. Needs no database. Hand-written SQL goes below the generated part.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

const migrations = join(import.meta.dirname, '../prisma/migrations');
const schemaPath = join(import.meta.dirname, '../prisma/schema.prisma');
const previousPath = join(migrations, 'schema-at-last-migration.prisma');

/** The engine asks the database for its version before it compares two files; it may believe what it likes. */
const noConnection = {
  provider: 'postgres' as const,
  adapterName: 'none',
  queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
  executeRaw: async () => 0,
  executeScript: async () => undefined,
  startTransaction: () => Promise.reject(new Error('there is no database here')),
  dispose: async () => undefined,
};
const noDatabase = {
  provider: 'postgres' as const,
  adapterName: 'none',
  connect: async () => noConnection,
  connectToShadowDb: async () => noConnection,
};

const name = process.argv[2];
if (name === undefined || !/^[a-z0-9-]+$/.test(name)) {
  console.error('Name the migration in lower-case words: npm run db:migration -- add-share-links');
  process.exit(1);
}

const schema = readFileSync(schemaPath, 'utf8');
const script = await differenceBetween(
  existsSync(previousPath) ? readFileSync(previousPath, 'utf8') : '',
  schema,
);
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const folder = join(migrations, `${stamp}_${name}`);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'migration.sql'), script);
writeFileSync(previousPath, schema);
console.log(`Written: ${join(folder, 'migration.sql')}`);

/** The SQL that leads from one Prisma schema to another, by Prisma's own engine compiled to WebAssembly. */
async function differenceBetween(from: string, to: string): Promise<string> {
  const wasmUrl = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm'));
  const engineModule = '@prisma/schema-engine-wasm/schema_engine_bg';
  const bindings = await import(engineModule);
  const { instance } = await WebAssembly.instantiate(readFileSync(wasmUrl), {
    './schema_engine_bg.js': bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  const start: unknown = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
  const files = (content: string) => ({ files: [{ path: 'schema.prisma', content }] });
  const adapter = bindMigrationAwareSqlAdapterFactory(noDatabase);
  const engine = await bindings.SchemaEngine.new(
    { datamodels: [['schema.prisma', to]] },
    () => undefined,
    adapter,
  );
  const result = await engine.diff({
    from: from === '' ? { tag: 'empty' } : { tag: 'schemaDatamodel', ...files(from) },
    to: { tag: 'schemaDatamodel', ...files(to) },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
    shadowDatabaseUrl: null,
  });
  return String(result.stdout ?? '');
}
