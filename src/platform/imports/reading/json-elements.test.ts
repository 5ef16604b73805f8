/** JSON cut into its elements: the same in pieces of any size, each with its line and own text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BrokenFile } from './broken-file.ts';
import { DocumentScanner, type JsonElement } from './json-elements.ts';
import { isJsonByLines, lineScanner } from './json-lines.ts';

function elementsOf(text: string, size = 5): JsonElement[] {
  const elements: JsonElement[] = [];
  const scanner = new DocumentScanner('x.json', (element) => elements.push(element));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) scanner.add(bytes.subarray(at, at + size));
  scanner.end();
  return elements;
}

const textsOf = (text: string, size?: number) => elementsOf(text, size).map((one) => one.text);

function refusalOf(text: string, size?: number): unknown {
  try {
    return elementsOf(text, size);
  } catch (fault) {
    return fault instanceof BrokenFile ? fault.refusal : fault;
  }
}

describe('elements', () => {
  it('are the features of a collection, whatever stands before and after them', () => {
    const text =
      '{"type":"FeatureCollection","crs":{"features":[0]},\n"features":[\n' +
      '{"a":[1,"]"]},\n{"b":"\\"}"}\n],"x":1}';
    expect(elementsOf(text)).toEqual([
      { text: '{"a":[1,"]"]}', line: 3 },
      { text: '{"b":"\\"}"}', line: 4 },
    ]);
  });
  it('are the members of a list, or values one after the other', () => {
    expect(textsOf('[{"a":1}, 2 ,"x",null]')).toEqual(['{"a":1}', '2', '"x"', 'null']);
    expect(textsOf('{"a":1}\n\u001e{"a":\n2} ')).toEqual(['{"a":1}', '{"a":\n2}']);
    expect(textsOf('[]')).toEqual([]);
    expect(textsOf('{"type":"FeatureCollection","features":[]}')).toEqual([]);
  });
  it('are the same as JSON.parse finds, in pieces of any size', () => {
    fc.assert(
      fc.property(fc.array(fc.json()), fc.integer({ min: 1, max: 9 }), (values, size) => {
        const texts = textsOf(`{"features":[${values.join(' ,\n')}]}`, size);
        expect(texts.map((text) => JSON.parse(text))).toEqual(values.map((one) => JSON.parse(one)));
      }),
    );
  });
});

describe('a text', () => {
  it.each([
    ['[{"a":1}', 'json-truncated'],
    ['{"features":[{"a":1}]', 'json-truncated'],
    ['["a', 'json-truncated'],
    ['[{"a":1} {"a":2}]', 'json-damaged'],
    ['[,]', 'json-damaged'],
    ['[1]]', 'json-damaged'],
    ['{"type" "x","features":[1]}', 'json-damaged'],
    ['{"features":[1],}', 'json-damaged'],
    ['['.repeat(500), 'json-damaged'],
  ])('%s is refused as %s', (text, code) => {
    expect(refusalOf(text)).toMatchObject({ code, parameters: { file: 'x.json', line: 1 } });
  });
  it('whose one element fills the memory is refused by its line', () => {
    const endless = `[1,\n"${'x'.repeat(9 * 1024 * 1024)}`;
    expect(refusalOf(endless, 1024 * 1024)).toMatchObject({
      code: 'json-element-too-long',
      parameters: { line: 2 },
    });
  });
});

describe('a value on each line', () => {
  it('is seen by the first line', () => {
    expect(isJsonByLines('{"a":1}\n{"a"')).toBe(true);
    expect(isJsonByLines('\u001e{"a":1}\n\u001e{"a":2}\n')).toBe(true);
    for (const text of ['{"a":1}', '{"a":1}\n', '{\n"a":1}\n{}', '[1]\n[2]'])
      expect(isJsonByLines(text)).toBe(false);
  });
  it('costs no other when it is damaged', () => {
    const elements: JsonElement[] = [];
    const scanner = lineScanner('x.json', (element) => elements.push(element));
    for (const piece of ['{"a":', '1}\n{"b":\n\n{"c"', ':3}']) scanner.add(Buffer.from(piece));
    scanner.end();
    expect(elements).toEqual([
      { text: '{"a":1}', line: 1 },
      { text: '{"b":', line: 2 },
      { text: '{"c":3}', line: 4 },
    ]);
  });
});
