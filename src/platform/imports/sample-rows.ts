/** Keeps some thousands of the rows of a table of any size, and counts the values of all. */

export interface GatheredRows {
  readonly columns: readonly string[];
  /** The first thousands without a gap, then others spread over the rest. */
  readonly rows: readonly (readonly string[])[];
  /** How many were looked at. */
  readonly readCount: number;
  /** For each column how often each value stands in all of these; undefined where many differ. */
  readonly values: readonly (ReadonlyMap<string, number> | undefined)[];
}

export interface RowGatherer {
  nameColumns(names: readonly string[]): void;
  /** A row with a value for each column. */
  take(row: readonly string[]): void;
  /** A row whose values are named; names that are new become columns. */
  takeNamed(values: ReadonlyMap<string, string>): void;
  isEnough(): boolean;
  result(): GatheredRows;
}

const FIRST_ROWS = 8000;
const SPREAD_ROWS = 8000;
const ROWS_MAX = 1_000_000;
const VALUES_MAX = 700;
const VALUE_CHARACTERS_MAX = 200;

/** Strings of the reader are windows onto whole chunks: a copy lets the chunks go. */
const copied = <Value>(value: Value): Value => structuredClone(value);

export function gatherRows(): RowGatherer {
  const columns: string[] = [];
  const places = new Map<string, number>();
  const counts: (Map<string, number> | undefined)[] = [];
  const first: (readonly string[])[] = [];
  const spread = spreadRows();
  let readCount = 0;
  const addColumn = (name: string) => {
    places.set(name, columns.length);
    columns.push(name);
    counts.push(new Map(readCount > 0 ? [['', readCount]] : []));
  };
  const take = (row: readonly string[]) => {
    if (readCount >= ROWS_MAX) return;
    readCount += 1;
    countValues(counts, row);
    if (first.length < FIRST_ROWS) first.push(copied(row));
    else spread.take(row);
  };
  return {
    nameColumns: (names) => names.forEach((name) => addColumn(copied(name.trim()))),
    take,
    takeNamed(values) {
      for (const name of values.keys()) if (!places.has(name)) addColumn(copied(name));
      take(columns.map((name) => values.get(name) ?? ''));
    },
    isEnough: () => readCount >= ROWS_MAX,
    result: () => ({ columns, rows: [...first, ...spread.rows()], readCount, values: counts }),
  };
}

function countValues(counts: (Map<string, number> | undefined)[], row: readonly string[]): void {
  for (const [at, known] of counts.entries()) {
    if (!known) continue;
    const value = (row[at] ?? '').trim();
    const count = known.get(value);
    if (count !== undefined) known.set(value, count + 1);
    else if (known.size < VALUES_MAX && value.length <= VALUE_CHARACTERS_MAX)
      known.set(copied(value), 1);
    else counts[at] = undefined;
  }
}

/** Every row at first, then every second, every fourth: some thousands of a table of any size. */
function spreadRows() {
  let kept: (readonly string[])[] = [];
  let [every, seen] = [1, 0];
  return {
    take(row: readonly string[]): void {
      seen += 1;
      if (seen % every !== 0) return;
      kept.push(copied(row));
      if (kept.length < SPREAD_ROWS) return;
      kept = kept.filter((_, at) => at % 2 === 1);
      every *= 2;
    },
    rows: () => kept,
  };
}
