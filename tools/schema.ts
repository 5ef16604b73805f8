/**
 * `npm run schema` writes docs/schema.sql and the Kysely types from a freshly migrated database;
 * with `--check` it fails when they differ, or when a table breaks one of the database rules.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'node:util';
import { readCatalog, type Catalog } from '../src/platform/postgres/catalog.ts';
import { brokenCatalogRules } from '../src/platform/postgres/catalog-rules.ts';
import { schemaText, tableTypes } from '../src/platform/postgres/schema-text.ts';
import { startTestCluster } from '../src/platform/postgres/test-cluster.ts';
import { cloneDatabase } from '../src/platform/postgres/test-database.ts';

const root = join(import.meta.dirname, '..');

async function migratedCatalog(): Promise<Catalog> {
  const { cluster, stop } = await startTestCluster();
  try {
    const database = await cloneDatabase(cluster);
    const catalog = await database.asAdministrator(readCatalog);
    await database.close();
    return catalog;
  } finally {
    await stop();
  }
}

const catalog = await migratedCatalog();
const broken = brokenCatalogRules(catalog);
for (const { rule, table, problem } of broken)
  console.error(format('database rule %d: table %s %s (DESIGN 2.2)', rule, table, problem));

const written = new Map([
  ['docs/schema.sql', schemaText(catalog)],
  ['src/platform/postgres/tables.ts', tableTypes(catalog)],
]);
const isCheck = process.argv.includes('--check');
const differing: string[] = [];
for (const [path, text] of written) {
  const present = await readFile(join(root, path), 'utf8').catch(() => '');
  if (present === text) continue;
  differing.push(path);
  if (!isCheck) await writeFile(join(root, path), text);
}
for (const path of differing)
  console.log(isCheck ? `${path} differs: run npm run schema and commit it` : `${path} written`);
process.exitCode = broken.length > 0 || (isCheck && differing.length > 0) ? 1 : 0;
