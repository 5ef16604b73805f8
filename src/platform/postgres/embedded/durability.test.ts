/** Which settings are good enough to serve with, as a connection really has them. */
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkDurability } from './durability.ts';
import type { EmbeddedServer } from './embedded.ts';
import { ask, codesOf, removeTrials, started, trialHome } from './trial-home.ts';

let server: EmbeddedServer;

beforeAll(async () => {
  server = await started(await trialHome());
  await ask(server, `create role hasty login password 'hasty'`);
  await ask(server, 'alter role hasty set synchronous_commit = off');
});

afterAll(async () => {
  await server.leave();
  await removeTrials();
});

async function checkAs(user: object, setting?: string) {
  const client = new Client({ ...server.connection, ...user });
  await client.connect();
  try {
    if (setting !== undefined) await client.query(`set synchronous_commit = ${setting}`);
    return await checkDurability(client);
  } finally {
    await client.end();
  }
}

test('the embedded server as it is made is durable', async () => {
  expect(codesOf(await checkAs({}))).toEqual([]);
});

test('a role whose own setting turns synchronous_commit off is refused', async () => {
  const result = await checkAs({ user: 'hasty', password: 'hasty' });
  expect(codesOf(result)).toEqual(['postgres-not-durable']);
});

test.each(['on', 'local', 'remote_write', 'remote_apply'])(
  'synchronous_commit = %s keeps what was confirmed',
  async (setting) => {
    expect(codesOf(await checkAs({}, setting))).toEqual([]);
  },
);
