/** The page of the map without scripts: what it counts, filters, lists, corrects and gives away. */
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { htmlRules } from '#platform/web/look/html-rules.ts';
import { exampleHome } from '../incidents/importing/import.examples.ts';
import { mappedAgency, type MappedAgency, mayRows } from './crime-map.examples.ts';

let database: Database;
let remove: () => Promise<void>;
let home: string;
let mapped: MappedAgency;
let empty: MappedAgency;

beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
  ({ home, remove } = await exampleHome());
  mapped = await mappedAgency(database, { slug: 'mapped', home, count: 1200 });
  empty = await mappedAgency(database, { slug: 'empty', home, count: 0 });
});
afterAll(async () => {
  await mapped.portal.close();
  await empty.portal.close();
  await database.close();
  await remove();
});

const pageOf = async (path: string): Promise<string> => {
  const answer = await mapped.ask(path);
  expect([path, answer.statusCode]).toEqual([path, 200]);
  return answer.payload;
};

const validator = new HtmlValidate(htmlRules);

/** Figures of the kinds beside the map, by kind. */
const kindCounts = (html: string): Map<string, number> =>
  new Map(
    [...html.matchAll(/data-kind="([a-z-]+)">([\d,]+)</g)].map(([, kind = '', count = '']) => [
      kind,
      Number(count.replaceAll(',', '')),
    ]),
  );

/** Numbers in and on the circles of the drawing, a lone dot as one. */
const circleCounts = (html: string): number[] =>
  [...html.matchAll(/<title>([\d,]+) reports? near/g)].map(([, count = '']) =>
    Number(count.replaceAll(',', '')),
  );

const total = (counts: Iterable<number>): number => [...counts].reduce((sum, one) => sum + one, 0);

const listTotal = (html: string): number =>
  Number(/id="list"[^>]*>[^<]*: ([\d,]+) reports?</.exec(html)?.[1]?.replaceAll(',', ''));

const rowsOf = async (path: string): Promise<string[]> =>
  (await pageOf(path))
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n')
    .slice(1);

describe('the page of the map', () => {
  it.each([
    '/map?month=2018-05',
    '/map?month=2018-05&beat=1',
    '/es/map',
    '/map/places',
    '/map/near',
  ])('is valid HTML: %s', async (path) => {
    const { results } = validator.validateStringSync(await pageOf(path));
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  });

  it('draws as many reports as have a place, and lists them all', async () => {
    const html = await pageOf('/map?month=2018-05');
    const rows = await rowsOf('/map.csv?month=2018-05');
    const placed = rows.filter((row) => row.split(',')[7] !== '');
    expect(listTotal(html)).toBe(rows.length);
    expect(total(kindCounts(html).values())).toBe(rows.length);
    expect(total(circleCounts(html))).toBe(placed.length);
    expect(html).toContain(`${placed.length} of ${rows.length}`);
  });

  it('shows the newest month that is over where none is asked for', async () => {
    expect(await pageOf('/map')).toContain('in December 2018');
  });

  it('narrows map, list and files to a kind, and keeps the other counts in sight', async () => {
    const html = await pageOf('/map?month=2018-05&kind=arson');
    const rows = await rowsOf('/map.csv?month=2018-05&kind=arson');
    expect(rows.every((row) => row.includes(',arson,'))).toBe(true);
    expect(listTotal(html)).toBe(rows.length);
    expect(kindCounts(html).get('arson')).toBe(rows.length);
    expect(kindCounts(html).get('theft')).toBeGreaterThan(0);
    expect(total(circleCounts(html))).toBeLessThanOrEqual(rows.length);
  });

  it('takes kinds from boxes and from one word list alike', async () => {
    const boxes = await pageOf('/map?month=2018-05&kind=arson&kind=theft');
    expect(listTotal(boxes)).toBe(listTotal(await pageOf('/map?month=2018-05&kind=arson,theft')));
  });

  it('of a beat counts what lies in it', async () => {
    const html = await pageOf('/map?month=2018-05&beat=1');
    const rows = await rowsOf('/map.csv?month=2018-05&beat=1');
    expect(rows.length).toBeGreaterThan(0);
    expect(listTotal(html)).toBe(rows.length);
    expect(html).toContain(`${rows.length} in Beat 1.`);
  });

  it('holds no sensitive kind anywhere, also when one is asked for by name', async () => {
    const all = await pageOf('/map?month=2018-05');
    const asked = await pageOf('/map?month=2018-05&kind=sexual-offence');
    expect(asked).not.toContain('value="sexual-offence"');
    expect(listTotal(asked)).toBe(listTotal(all));
    expect(await pageOf('/map.geojson?month=2018-05')).not.toContain('sexual');
  });

  it('takes what it cannot read for not asked', async () => {
    const odd = '/map?month=1&beat=zzz&kind[a]=1&at=a,b,c&point=x&sort=secret&page=-1';
    expect(listTotal(await pageOf(odd))).toBe(listTotal(await pageOf('/map')));
  });

  it('closer shows a part of the reports, and circles that lead closer still', async () => {
    const html = await pageOf('/map?month=2018-05&at=-75.15,39.95,13');
    expect(total(circleCounts(html))).toBeGreaterThan(0);
    expect(total(circleCounts(html))).toBeLessThan(
      total(circleCounts(await pageOf('/map?month=2018-05'))),
    );
    expect(html).toMatch(/href="\/map\?month=2018-05&amp;(at=[-\d.,]+,15|point=\d+)/);
  });

  it('of one point tells how far away it may have been, and lists what is there', async () => {
    const rows = await rowsOf('/map.csv?month=2018-05');
    const point = rows.map((row) => row.split(',').at(-1)).find((id) => id !== '');
    const html = await pageOf(`/map?month=2018-05&point=${point}`);
    expect(html).toMatch(/They happened somewhere within [\d,]+ meters of it\./);
    expect(html.match(/class="m-catchment"/g)).toHaveLength(2);
    expect(listTotal(html)).toBe((await rowsOf(`/map.csv?month=2018-05&point=${point}`)).length);
  });

  it('lists by pages that together hold each report once', async () => {
    const seen: string[] = [];
    for (let page = 1; ; page += 1) {
      const html = await pageOf(`/map?month=2018-05&kind=arson&sort=-beat&page=${page}`);
      const rows = html.split('id="by-beat"')[0]?.match(/<th scope="row">/g) ?? [];
      seen.push(...rows);
      if (!html.includes('rel="next"')) break;
    }
    expect(seen).toHaveLength((await rowsOf('/map.csv?month=2018-05&kind=arson')).length);
  });

  it('is drawn once, but asked after each time', async () => {
    const answer = await mapped.ask('/map');
    expect(answer.headers['cache-control']).toBe('public, no-cache');
    const again = await mapped.ask('/map', { 'if-none-match': String(answer.headers.etag) });
    expect(again.statusCode).toBe(304);
  });

  it('gives rates only from 20 reports on, and says so', async () => {
    const html = await pageOf('/map?month=2018-05&kind=arson');
    expect(html).toContain('Under 20 reports there is no rate');
    expect(html).not.toMatch(/likely [\d.]+ to [\d.]+/);
  });

  it('speaks Spanish', async () => {
    expect(await pageOf('/es/map')).toContain('Lo que esto no puede decirle');
  });
});

describe('before anything is published', () => {
  it('the page says what would be here and what the department can do', async () => {
    const answer = await empty.ask('/map');
    expect(answer.statusCode).toBe(200);
    expect(answer.payload).toContain('No reports are published yet');
    expect(answer.payload).toContain('--agency empty');
  });

  it('there are no files', async () => {
    expect((await empty.ask('/map.csv')).statusCode).toBe(404);
  });
});

describe('an address', () => {
  const look = (where: string) =>
    mapped.portal.inject({
      method: 'POST',
      url: '/map/near',
      headers: {
        host: 'mapped.localhost',
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'text/html',
      },
      payload: new URLSearchParams({ where }).toString(),
    });

  it('that is not known is refused at its field, and what was typed is kept', async () => {
    const answer = await look('1 Nowhere Lane');
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.payload).toContain('id="where-wrong"');
    expect(answer.payload).toContain('value="1 Nowhere Lane"');
  });
});

describe('a corrected record', () => {
  it('stands in the list with both states and the day', async () => {
    const [, row] = mayRows(2);
    if (!row) throw new Error('There is a row');
    await mapped.bring([{ ...row, text_general_code: 'Robbery Firearm' }], 'corrected');
    await expect
      .poll(() => pageOf('/map?month=2018-05&kind=robbery'), { timeout: 5_000 })
      .toMatch(/Until June 1, 2019: Assault, near [^<]+, May 2018, beat [12]\./);
    // Pages that were drawn before follow within a second.
    await expect
      .poll(() => pageOf('/map'), { timeout: 5_000 })
      .toContain('Corrected on June 1, 2019');
  });
});

it('an agency without beats has its map where its points lie', async () => {
  const unbound = await mappedAgency(database, {
    slug: 'unbound',
    home,
    count: 300,
    hasBeats: false,
  });
  const { payload } = await unbound.ask('/map?month=2018-05');
  await unbound.portal.close();
  const bounds = /data-bounds="([^"]+)"/.exec(payload)?.[1]?.split(',').map(Number) ?? [];
  const [west = 0, south = 0, east = 0, north = 0] = bounds;
  expect(bounds).toHaveLength(4);
  expect(west < -75.1 && east > -75.1 && east - west < 2).toBe(true);
  expect(south < 39.95 && north > 39.95 && north - south < 2).toBe(true);
  expect(circleCounts(payload).length).toBeGreaterThan(0);
});
