/** Which columns of a file a mapping wants, and where each field stands among their values. */
import type { CategoryReader } from './incident-category.rules.ts';
import type { PointReader } from './incident-point.rules.ts';
import type { TimeReader } from './incident-time.rules.ts';
import type { IncidentMapping } from '../mapping/mapping.ts';

/** Places among the values; -1 for a field that the mapping does not name. */
export interface Places {
  readonly key: number;
  readonly block: number;
  readonly district: number;
  readonly outcome: number;
  readonly outcomeMonth: number;
  readonly persistentId: number;
  readonly times: readonly number[];
  readonly until: readonly number[];
  readonly point: readonly number[];
  readonly category: readonly number[];
  /** What tells a row without a key from others: neither flags nor what became of it. */
  readonly identity: readonly number[];
}

interface Readers {
  readonly time: TimeReader;
  readonly point: PointReader;
  readonly category: CategoryReader;
}

export function columnsOf(mapping: IncidentMapping, { time, point, category }: Readers) {
  const { key, block, district, outcome, persistentId } = mapping;
  // The order of these is part of the digest of rows without a key: never change it.
  const identity = distinct([
    key?.column,
    mapping.category?.column,
    ...point.columns,
    block?.column,
    district?.column,
    ...time.columns,
  ]);
  const until = time.until?.columns ?? [];
  const later = [outcome?.column, outcome?.monthColumn, persistentId?.column];
  const columns = distinct([...identity, ...until, ...category.columns, ...later]);
  const place = (name: string | undefined) => (name === undefined ? -1 : columns.indexOf(name));
  const places: Places = {
    key: place(key?.column),
    block: place(block?.column),
    district: place(district?.column),
    outcome: place(outcome?.column),
    outcomeMonth: place(outcome?.monthColumn),
    persistentId: place(persistentId?.column),
    times: time.columns.map(place),
    until: until.map(place),
    point: point.columns.map(place),
    category: category.columns.map(place),
    identity: identity.map(place),
  };
  return { columns, places };
}

const distinct = (names: readonly (string | undefined)[]) => [
  ...new Set(names.filter((name) => name !== undefined)),
];
