/** What a resident's act leaves behind: her words and the day, and nothing of her or her device. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import { fillInMistake } from './hidden-fields.ts';
import { addMarkedAgency, ZEBRA } from './marked-agency.ts';
import { portalOn, PRODUCTION } from './surfaces.ts';
import { keptIn, rowsOf } from './traces.ts';

/** 04:41:37 in New York, a minute that nothing else here happens in. */
const MARKED_MINUTE = new Date('2031-03-17T08:41:37.193Z');
const MARKS = {
  address: '198.51.100.77',
  forwarded: '203.0.113.66',
  agent: 'Marked-Agent/77.31 (Zither)',
  language: 'haw-US',
  referrer: 'https://marked-referrer.example/page',
  typedStreet: '4711 Marked Lookup Street',
  draft: 'A marked draft that was never sent.',
  sent: 'A marked report that was sent.',
} as const;

let database: Database;
let portal: WebApp;
const lines: string[] = [];
beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
  await addMarkedAgency(database, ZEBRA);
  portal = await portalOn(database, {
    variables: { ...PRODUCTION, PEELIAN_TRUSTED_PROXIES: '198.51.100.0/24' },
    now: () => MARKED_MINUTE,
    takeLine: (line) => lines.push(line),
  });
});
afterAll(() => database.close());

const headers = {
  host: 'zebra.localhost',
  'user-agent': MARKS.agent,
  'x-forwarded-for': MARKS.forwarded,
  'accept-language': MARKS.language,
  referer: MARKS.referrer,
};

async function ask(url: string, answers?: Readonly<Record<string, string>>): Promise<string> {
  const { body } = await portal.inject({
    url,
    remoteAddress: MARKS.address,
    method: answers ? 'POST' : 'GET',
    headers: {
      ...headers,
      ...(answers && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(answers && { payload: new URLSearchParams(answers).toString() }),
  });
  return body;
}

it('a draft can be read by nobody who has only the database', async () => {
  const draft = await fillInMistake(ask, MARKS.draft);
  expect(Object.keys(draft).toSorted()).toEqual(['_draft', '_token']);
  const rows = await rowsOf(database);
  expect(rows.some((row) => row.startsWith('public.form_draft '))).toBe(true);
  expect(keptIn(rows, [MARKS.draft, 'marked draft', ...Object.values(draft)])).toEqual([]);
  expect(await ask('/mistakes/change', draft)).toContain(MARKS.draft);
});

const CLOCK = /\d\d:\d\d(:\d\d|[+-]|Z)|\b1[5-9]\d{8}(\d{3})?\b/;
const V7 = /[0-9a-f]{8}-[0-9a-f]{4}-[17][0-9a-f]{3}-/;

it('a sent report leaves no clock, no address and no device in any row', async () => {
  const before = new Set(await rowsOf(database));
  expect(await ask('/mistakes', await fillInMistake(ask, MARKS.sent))).toContain('Thank you');
  await ask('/find-my-team', { where: MARKS.typedStreet });
  const rows = await rowsOf(database);
  const added = rows.filter((row) => !before.has(row));
  expect(keptIn(added, [MARKS.sent])).toHaveLength(1);
  expect(added.some((row) => row.includes('2031-03-17'))).toBe(true);
  expect(added.filter((row) => CLOCK.test(row) || V7.test(row))).toEqual([]);
  const { address, forwarded, agent, language, referrer, typedStreet } = MARKS;
  expect(
    keptIn(rows, [address, forwarded, agent, language, referrer, typedStreet, 'Lookup Street']),
  ).toEqual([]);
});

it('the search for clocks would find one', () => {
  expect('(2,2031-03-17 08:41:37.193+00)').toMatch(CLOCK);
  expect(`(2,${MARKED_MINUTE.getTime()})`).toMatch(CLOCK);
  expect('(0195a3c2-7d11-7abc-8def-001122334455)').toMatch(V7);
});

it('the log counts residents’ acts without a minute, an address, a device or a word', async () => {
  expect(lines.length).toBe(0);
  await ask('/beats/1');
  await portal.close();
  expect(lines.length).toBeGreaterThan(1);
  expect(keptIn(lines, Object.values(MARKS))).toEqual([]);
  const acts = lines.filter((line) => line.includes('/mistakes'));
  expect(acts).toHaveLength(1);
  expect(acts[0]).toContain('answered since the last count');
});
