/**
 * What the server's log may hold: method, route pattern, status, milliseconds, fault. Never an
 * address, a user agent, a query, a value from a path, or the minute of a resident's act.
 */
import { randomInt } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';

/** `debug` and `trace` are not offered: Fastify itself logs addresses there. */
export type LogLevel = 'info' | 'warn' | 'error' | 'silent';

export interface LogSettings {
  readonly level: LogLevel;
  /** Where lines go; standard output when absent. */
  readonly stream?: { write(line: string): void };
}

const nothing = () => ({});

/** Pino's settings. The request and reply serializers drop everything that Fastify would add. */
export const loggerSettings = ({ level, stream }: LogSettings) => ({
  level,
  ...(stream ? { stream } : {}),
  base: null,
  serializers: { req: nothing, res: nothing, err: loggedFault },
});

const MOST_FRAMES = 12;

/**
 * A fault without what residents typed: messages of PostgreSQL and of parsers quote their input, so
 * quoted parts are blanked and `detail` (which holds whole rows) is left out.
 */
export function loggedFault(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: error.message.replaceAll(/(["'`“‘]).*(["'`”’])/gs, '$1…$2').slice(0, 200),
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    stack: frames.slice(0, MOST_FRAMES).join('\n'),
  };
}

/** Letters and digits that nobody mistakes for one another on the telephone. */
const ID_ALPHABET = '23456789BCDFGHJKMNPQRTVWXY';

export const newErrorId = (): string =>
  Array.from({ length: 8 }, () => ID_ALPHABET[randomInt(ID_ALPHABET.length)]).join('');

interface Tally {
  readonly count: number;
  readonly slowestMs: number;
}

export interface ActTally {
  count(line: AnsweredRequest): void;
  /** Writes what was counted and starts again from nothing. */
  flush(): void;
}

export interface AnsweredRequest {
  readonly method: string;
  /** The route's pattern, or `unmatched`. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

/**
 * Acts of residents, and the pages with the forms for them, are not logged one by one: a line has a
 * minute, and with the day's list of filings that minute may name a person. They are counted, and
 * the counts are written once a day and when the server stops.
 */
export function createActTally(log: Pick<FastifyBaseLogger, 'info'>): ActTally {
  const tallies = new Map<string, Tally>();
  return {
    count({ method, route, status, ms }) {
      const key = `${method} ${route} ${status}`;
      const { count = 0, slowestMs = 0 } = tallies.get(key) ?? {};
      tallies.set(key, { count: count + 1, slowestMs: Math.max(slowestMs, Math.round(ms)) });
    },
    flush() {
      if (tallies.size === 0) return;
      const acts = [...tallies].toSorted(([a], [b]) => a.localeCompare(b));
      log.info({ acts: Object.fromEntries(acts) }, 'answered since the last count');
      tallies.clear();
    },
  };
}
