/** A process that imports a file and is killed by a test: run with a JSON of `Interrupted`. */
import { databaseAt } from '#platform/postgres/database.ts';
import { addressIn, type TestCluster } from '#platform/postgres/test-database.ts';
import { importIncidents } from './import-incidents.action.ts';
import { DEFAULT_LIMIT } from '#platform/imports/rejection-limit.ts';
import { readMapping } from '../mapping/read-mapping.action.ts';

export interface Interrupted {
  readonly cluster: TestCluster;
  readonly databaseName: string;
  readonly agencyId: number;
  readonly path: string;
  readonly home: string;
}

const order = (text: string): Interrupted => JSON.parse(text);

if (process.argv[1] === import.meta.filename) {
  const { cluster, databaseName, agencyId, path, home } = order(process.argv[2] ?? '');
  const database = databaseAt(addressIn(cluster, databaseName), []);
  const mapping = await readMapping('philadelphia');
  if (!mapping.ok) throw new Error('The built-in mapping is broken');
  await importIncidents(database.pool('peelian_worker'), {
    agencyId,
    timezone: 'America/New_York',
    actorId: 'system:test',
    paths: [path],
    mapping: mapping.value,
    limit: DEFAULT_LIMIT,
    home,
    now: new Date('2019-06-01T12:00:00Z'),
    translate: ({ code }) => code,
    onProgress: () => process.stdout.write('rows\n'),
  });
  process.stdout.write('finished\n');
  await database.close();
}
