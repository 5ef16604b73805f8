/** How PostgreSQL's values arrive here: days stay text, whole and decimal numbers are numbers. */
import pg from 'pg';

const { builtins } = pg.types;

/** An int8 beyond 2^53 would lose digits without a word: that is a bug, so it is thrown. */
function exactInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`int8 beyond 2^53: ${text}`);
  return number;
}

const parsers = new Map<number, (text: string) => unknown>([
  [builtins.DATE, (text) => text],
  [builtins.INT8, exactInteger],
  [builtins.NUMERIC, Number],
]);

export const types: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(id)) || pg.types.getTypeParser(id, format),
};
