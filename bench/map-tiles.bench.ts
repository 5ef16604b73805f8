/**
 * Tiles of the crime map at a million incidents: their median and 95th percentile, against PostGIS
 * where it is installed, and how their cost grows with the history behind them.
 */
import { seededNumbers } from '../packages/analytics/src/geography/wavy-city.examples.ts';
import { parseMonth } from '../src/kernel/time.ts';
import { readContentVersion } from '../src/platform/postgres/content-version.ts';
import { indexMonth } from '../src/practices/technology/crime-map/index-month.action.ts';
import { asWorker } from '../src/practices/technology/incidents/importing/import.examples.ts';
import { elapsedMs, type Bench, type Contest } from './harness.ts';
import { CITY, mappedCity, mappedIncidents, monthBack, type MappedCity } from './mapped-city.ts';
import { findPostGis, postGisTile, startPostGis, type AskedTile } from './postgis.ts';

const MILLION = 1_000_000;
const TILES = 240;
/** What readers look at: the newest year, the city as a whole and its quarters. */
const MONTHS = 12;
const ZOOMS = [11, 12, 13, 14, 15];

function askedTiles(): AskedTile[] {
  const random = seededNumbers(11);
  return Array.from({ length: TILES }, (_, place) => {
    const z = ZOOMS[place % ZOOMS.length] ?? 12;
    const across = 2 ** z;
    const longitude = CITY.west + random() * (CITY.east - CITY.west);
    const latitude = CITY.south + random() * (CITY.north - CITY.south);
    const sine = Math.sin((latitude * Math.PI) / 180);
    return {
      z,
      x: Math.floor(((longitude + 180) / 360) * across),
      y: Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * across),
      month: monthBack(place % MONTHS),
    };
  });
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

async function timesOf(ask: (tile: AskedTile) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const tile of askedTiles()) times.push(await elapsedMs(() => ask(tile)));
  return times;
}

/** Over the whole way of a request, but for the network. */
const ourTile =
  ({ portal, agency }: MappedCity, version: number) =>
  async ({ z, x, y, month }: AskedTile): Promise<void> => {
    const answer = await portal.inject({
      url: `/tiles/${version}/${z}/${x}/${y}.mvt?month=${month}&layers=incidents`,
      headers: { host: `${agency.slug}.localhost` },
    });
    if (answer.statusCode !== 200) throw new Error(`A tile was answered ${answer.statusCode}`);
  };

const tiles = (name: string, share: number): Bench => ({
  name: `map-tile-${name}`,
  unit: 'ms',
  peer: 'ST_AsMVT of PostGIS',
  budget: 20,
  budgetOn: 'ours',
  isLowerBetter: true,
  async prepare(): Promise<Contest> {
    const city = await mappedCity(MILLION);
    const version = await asWorker(city.database, city.agency, readContentVersion);
    const programs = findPostGis();
    if (!programs) process.stderr.write('PostGIS is not installed: no peer for map tiles\n');
    const peer = programs ? await startPostGis(programs, mappedIncidents(MILLION)) : undefined;
    return {
      ours: async () => percentile(await timesOf(ourTile(city, version)), share),
      ...(peer && {
        peer: async () => percentile(await timesOf((tile) => postGisTile(peer, tile)), share),
      }),
      async close() {
        await peer?.close();
        await city.close();
      },
    };
  },
});

const HISTORIES = [10_000, 100_000, MILLION];

/** Milliseconds to read a month anew and draw a tile of it, with nothing in memory. */
async function coldTileMs({ database, agency }: MappedCity): Promise<number> {
  const times = await timesOf(async ({ z, x, y }) => {
    const month = parseMonth(monthBack(0));
    if (!month) throw new Error('The newest month is none');
    const { points } = await asWorker(database, agency, (work) => indexMonth(work, month));
    return points.tile({ z, x, y });
  });
  return percentile(times, 0.5);
}

/** The slope of a line through logarithms: 0 for a cost that does not grow, 1 for one in step. */
function exponentOf(sizes: readonly number[], costs: readonly number[]): number {
  const [xs, ys] = [sizes.map(Math.log), costs.map(Math.log)];
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  const [x, y] = [mean(xs), mean(ys)];
  const rise = xs.reduce((sum, one, place) => sum + (one - x) * ((ys[place] ?? y) - y), 0);
  return rise / xs.reduce((sum, one) => sum + (one - x) ** 2, 0);
}

const growth: Bench = {
  name: 'map-cost-exponent',
  unit: 'of history',
  budget: 0.1,
  budgetOn: 'ours',
  isLowerBetter: true,
  rounds: 3,
  async prepare(): Promise<Contest> {
    const cities: MappedCity[] = [];
    for (const count of HISTORIES) cities.push(await mappedCity(count));
    return {
      async ours() {
        const costs: number[] = [];
        for (const city of cities) costs.push(await coldTileMs(city));
        const curve = costs.map((cost, place) => `${HISTORIES[place]}: ${cost.toFixed(2)} ms`);
        process.stderr.write(`  ${curve.join(', ')}\n`);
        return exponentOf(HISTORIES, costs);
      },
      async close() {
        for (const city of cities) await city.close();
      },
    };
  },
};

export const bench: readonly Bench[] = [tiles('p50', 0.5), tiles('p95', 0.95), growth];
