/** The Python client of police.uk, unchanged, walks our API where it is installed. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { defaultApiRate } from '#platform/web/server/api-pace.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import { addMarkedAgency, ZEBRA } from '../abuse/marked-agency.ts';
import { portalOn } from '../abuse/surfaces.ts';

const isClientInstalled = spawnSync('python3', ['-c', 'import police_api']).status === 0;
const REASON = 'police-api-client is not installed';

describe.skipIf(!isClientInstalled)(`the client (else: ${REASON})`, () => {
  let database: Database;
  let portal: WebApp;
  beforeAll(async () => {
    database = await cloneDatabase(inject('cluster'));
    await addMarkedAgency(database, ZEBRA);
    // At the pace of an installation: the client knows no waiting, so it may never be refused.
    portal = await portalOn(database, { apiRate: defaultApiRate });
  });
  afterAll(async () => {
    await portal.close();
    await database.close();
  });

  it('walks forces, neighbourhoods, borders, crimes and outcomes', async () => {
    const address = await portal.listen({ host: '127.0.0.1', port: 0 });
    const { status, out, said } = await runPython(`${address}/api/`);
    expect(said).toBe('');
    expect(status).toBe(0);
    const met: unknown = JSON.parse(out);
    expect(met).toMatchObject({
      force: ZEBRA.slug,
      neighbourhoods: ['1', 'Zebrawood-2'],
      people: 2,
      corners: 10,
      crimes: ZEBRA.incidentCount,
      dates: ['2026-04'],
    });
  });
});

/** Not at once: the server that is asked lives in this process. */
function runPython(address: string) {
  return new Promise<{ status: number | null; out: string; said: string }>((resolve, reject) => {
    const script = join(import.meta.dirname, 'police-api-client.py');
    const python = spawn('python3', [script, address]);
    let [out, said] = ['', ''];
    python.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    python.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    python.once('error', reject);
    python.once('close', (status) => resolve({ status, out, said }));
  });
}
