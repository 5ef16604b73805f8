/** A polygon asked of the public API at a million incidents: neighbourhoods of a few blocks. */
import { elapsedMs, type Bench, type Contest } from './harness.ts';
import { seededNumbers } from '../packages/analytics/src/geography/wavy-city.examples.ts';
import { CITY, mappedCity, monthBack, type MappedCity } from './mapped-city.ts';

const MILLION = 1_000_000;
const POLYGONS = 120;
const CORNERS = 64;
const RADIUS_DEGREES = 0.012;
const MONTHS = 12;

/** Ragged rounds about the city, as people draw them and as borders run. */
function polygons(): { readonly poly: string; readonly date: string }[] {
  const random = seededNumbers(23);
  return Array.from({ length: POLYGONS }, (_, place) => {
    const longitude = CITY.west + random() * (CITY.east - CITY.west);
    const latitude = CITY.south + random() * (CITY.north - CITY.south);
    const corners = Array.from({ length: CORNERS }, (_corner, at) => {
      const angle = (at / CORNERS) * 2 * Math.PI;
      const radius = RADIUS_DEGREES * (0.8 + 0.4 * random());
      const [north, east] = [Math.sin(angle) * radius * 0.77, Math.cos(angle) * radius];
      return `${(latitude + north).toFixed(6)},${(longitude + east).toFixed(6)}`;
    });
    return { poly: corners.join(':'), date: monthBack(place % MONTHS) };
  });
}

/** The whole way of a request, but for the network. */
async function ask({ portal, agency }: MappedCity, form: { poly: string; date: string }) {
  const answer = await portal.inject({
    method: 'POST',
    url: '/api/crimes-street/all-crime',
    headers: {
      host: `${agency.slug}.localhost`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(form).toString(),
  });
  if (answer.statusCode !== 200) throw new Error(`A polygon was answered ${answer.statusCode}`);
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

const polygonBench = (name: string, share: number, budget: number): Bench => ({
  name: `api-polygon-${name}`,
  unit: 'ms',
  budget,
  budgetOn: 'ours',
  isLowerBetter: true,
  async prepare(): Promise<Contest> {
    const city = await mappedCity(MILLION);
    return {
      async ours() {
        const times: number[] = [];
        for (const form of polygons()) times.push(await elapsedMs(() => ask(city, form)));
        return percentile(times, share);
      },
      close: city.close,
    };
  },
});

export const bench: readonly Bench[] = [
  polygonBench('p50', 0.5, 50),
  polygonBench('p95', 0.95, 100),
];
