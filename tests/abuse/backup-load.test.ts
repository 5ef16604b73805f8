/** A backup under load loses nothing that was acknowledged; the long count is in the drills. */
import { afterAll, expect, inject, it } from 'vitest';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { removeHomes } from '../../src/main/backup.examples.ts';
import { drill } from './backup-load.ts';

afterAll(removeHomes);

it('what was acknowledged before the snapshot is there, and every digest is its own', async () => {
  const [from, to] = [
    await cloneDatabase(inject('cluster')),
    await cloneDatabase(inject('cluster')),
  ];
  try {
    const load = { rows: 300, rowsBefore: 0, actsBefore: 6 };
    const { taken, restored, acts, lost, before, after } = await drill(from, to, load);
    expect([taken.code, restored.code], restored.said.join()).toEqual([0, 0]);
    expect(acts.length).toBeGreaterThanOrEqual(load.actsBefore);
    expect(lost).toEqual([]);
    expect(after).toEqual(before);
  } finally {
    await to.close();
  }
});
