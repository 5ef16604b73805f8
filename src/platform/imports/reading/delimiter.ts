/** Finds what separates the columns of a text whose layout nobody has told. */

export const DELIMITERS = [',', ';', '\t', '|'] as const;

export type Delimiter = (typeof DELIMITERS)[number];

const LINES_COMPARED = 50;

/** The one that splits most of the first lines into as many columns as the header. */
export function delimiterOf(start: string): Delimiter {
  const lines = start.split(/\r\n|\n|\r/).slice(0, LINES_COMPARED);
  const whole = lines.filter((line) => line !== '');
  const [header = ''] = whole;
  const scored = DELIMITERS.map((delimiter) => {
    const columns = separatorsIn(header, delimiter);
    const alike = whole.filter((line) => separatorsIn(line, delimiter) === columns).length;
    return { delimiter, score: columns === 0 ? 0 : (alike / whole.length) * 1000 + columns };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.delimiter;
}

/** How often it stands outside quotes. */
function separatorsIn(line: string, delimiter: Delimiter): number {
  let count = 0;
  let isQuoted = false;
  for (const letter of line) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === delimiter && !isQuoted) count += 1;
  }
  return count;
}
