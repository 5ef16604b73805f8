/** Tables as CSV files. Source: rfc-4180 */

export type CsvValue = string | number | null;

/**
 * Spreadsheets run a cell that begins like a formula: text from outside gets a quote in front.
 * Numbers are numbers and stay as they are. Source: owasp-csv-injection
 */
function cell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (values: readonly CsvValue[]): string => `${values.map(cell).join(',')}\r\n`;

export const csvOf = (head: readonly string[], rows: Iterable<readonly CsvValue[]>): string =>
  csvLine(head) + Iterator.from(rows).map(csvLine).toArray().join('');
