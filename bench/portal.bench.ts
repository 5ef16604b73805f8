/**
 * Pages a second, and server time a page, of a real portal on one core. `kept`: the page that all
 * readers share. `drawn`: the same page under a new address each time, so that it is drawn anew
 * from rows that are kept.
 */
import autocannon from 'autocannon';
import { readFileSync } from 'node:fs';
import type { Bench, Contest } from './harness.ts';
import { homeOfDemoCity, serve, type Served } from './served.ts';

const CONNECTIONS = 10;
const SECONDS = 2;
interface Reading {
  readonly path: string;
  readonly how: 'kept' | 'drawn';
}

/** Pages a second of wall time. */
async function pagesPerSecond(served: Served, reading: Reading): Promise<number> {
  const { requests, duration } = await read(served, reading);
  return requests.total / duration;
}

/** Milliseconds of the server's processor time, system calls included; NaN where none is told. */
async function cpuMsAPage(served: Served, reading: Reading): Promise<number> {
  const before = cpuMs(served.pid);
  const { requests } = await read(served, reading);
  return (cpuMs(served.pid) - before) / requests.total;
}

let asked = 0;

async function read({ portal }: Served, { path, how }: Reading) {
  const anew = () => ({ path: `${path}?new=${(asked += 1)}` });
  const result = await autocannon({
    url: `${portal}${path}`,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers: { 'accept-encoding': 'identity' },
    ...(how === 'drawn' && {
      requests: [{ setupRequest: (request) => ({ ...request, ...anew() }) }],
    }),
  });
  const failed = result.non2xx + result.errors;
  if (failed > 0) throw new Error(`${failed} requests of ${path} were not answered with a page`);
  return result;
}

/** Linux counts in hundredths of a second, whatever the processor. */
const MS_A_TICK = 10;
const [USER, SYSTEM] = [11, 12] as const;

function cpuMs(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER]) + Number(fields[SYSTEM])) * MS_A_TICK;
}

const onServer = (measure: (served: Served) => Promise<number>) => async (): Promise<Contest> => {
  const served = await serve({ surface: 'portal', home: homeOfDemoCity(), isOnOneCore: true });
  return { ours: () => measure(served), close: () => served.stop() };
};

const throughput = (name: string, reading: Reading): Bench => ({
  name: `portal-pages-${name}`,
  unit: 'pages/s',
  budget: 1_500,
  budgetOn: 'ours',
  isLowerBetter: false,
  prepare: onServer((served) => pagesPerSecond(served, reading)),
});

const cost = (name: string, reading: Reading): Bench => ({
  name: `portal-cpu-${name}`,
  unit: 'ms/page',
  budget: 1,
  budgetOn: 'ours',
  isLowerBetter: true,
  prepare: onServer((served) => cpuMsAPage(served, reading)),
});

const WITHOUT_MAP = '/stations';
const BEAT = '/beats/4';

export const bench: readonly Bench[] = [
  throughput('without-map', { path: WITHOUT_MAP, how: 'kept' }),
  throughput('beat', { path: BEAT, how: 'kept' }),
  // Other systems tell no processor time of another process.
  ...(process.platform === 'linux'
    ? [
        cost('without-map-drawn', { path: WITHOUT_MAP, how: 'drawn' }),
        cost('beat', { path: BEAT, how: 'kept' }),
      ]
    : []),
];
