/** Cuts a text with one JSON value on each line, so that a damaged line costs no other. */
import { BrokenFile } from './broken-file.ts';
import { ELEMENT_BYTES_MAX, type ElementScanner, type JsonElement } from './json-elements.ts';

/** True when the first line is whole by itself and another value follows it. */
export function isJsonByLines(start: string): boolean {
  const end = start.indexOf('\n');
  const first = withoutMark(start.slice(0, end));
  if (end === -1 || !first.startsWith('{') || !/^[\s\u001e]*\{/.test(start.slice(end)))
    return false;
  try {
    JSON.parse(first);
    return true;
  } catch {
    return false;
  }
}

/** The record mark stands before each text of a GeoJSON sequence. Source: rfc-8142 */
const withoutMark = (text: string) => text.replaceAll('\u001e', '').trim();

export function lineScanner(file: string, take: (element: JsonElement) => void): ElementScanner {
  let [held, line] = ['', 1];
  const takeLine = (whole: string) => {
    const text = withoutMark(whole);
    if (text !== '') take({ text, line });
    line += 1;
  };
  return {
    add(bytes) {
      const text = held + bytes.toString('utf8');
      let start = 0;
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
        takeLine(text.slice(start, end));
        start = end + 1;
      }
      held = text.slice(start);
      if (held.length > ELEMENT_BYTES_MAX)
        throw new BrokenFile('json-element-too-long', { file, line });
    },
    end: () => takeLine(held),
  };
}
