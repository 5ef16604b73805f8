import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseFormBody } from './form-body.ts';
import { readForm } from './read-form.ts';

const schema = z.object({
  name: z.string().trim().max(20),
  email: z.email().optional(),
  age: z.coerce.number().int().min(18).max(120).optional(),
  held: z.iso.date().optional(),
  kind: z.enum(['day', 'night']).default('day'),
  streets: z.array(z.string()).max(2).optional(),
});

const read = (text: string) => readForm(schema, parseFormBody(text));

const codes = (text: string) => {
  const result = read(text);
  return result.ok ? [] : result.refusal.map(({ field, code }) => `${field}: ${code}`);
};

test('a complete form becomes its value', () => {
  expect(read('name=+Ana+&age=44&streets=Oak&streets=Elm&held=2026-03-01')).toEqual({
    ok: true,
    value: { name: 'Ana', age: 44, kind: 'day', held: '2026-03-01', streets: ['Oak', 'Elm'] },
  });
});

test('a field left blank counts as missing', () => {
  expect(read('name=Ana&email=&age=+&kind=')).toMatchObject({
    ok: true,
    value: { name: 'Ana', kind: 'day', streets: [] },
  });
  expect(codes('name=++')).toEqual(['name: field-required']);
});

test('every problem is reported at once, each at its field', () => {
  const wrong = 'email=me&age=old&held=2026-02-30&kind=dawn&streets=a&streets=b&streets=c';
  const text = `name=${'x'.repeat(21)}&${wrong}`;
  expect(codes(text)).toEqual([
    'name: field-too-long',
    'email: field-not-an-email',
    'age: field-not-a-number',
    'held: field-not-a-date',
    'kind: field-not-in-list',
    'streets: field-too-many',
  ]);
  expect(codes('name=Ana&age=17')).toEqual(['age: field-too-small']);
  expect(codes('name=Ana&age=44.5')).toEqual(['age: field-not-whole']);
});

test('a field that takes one answer refuses two', () => {
  expect(codes('name=Ana&name=Eva')).toEqual(['name: field-repeated']);
});

test('a list may come once', () => {
  expect(read('name=Ana&streets=Oak')).toMatchObject({ value: { streets: ['Oak'] } });
});

test('control characters are refused by name, in lists too', () => {
  const result = read('name=Ana%00Mar%C3%ADa&streets=Oak&streets=%E2%80%8BElm%1B');
  expect(result).toEqual({
    ok: false,
    refusal: [
      { code: 'field-control-character', field: 'name', parameters: { character: 'U+0000' } },
      { code: 'field-control-character', field: 'streets', parameters: { character: 'U+001B' } },
    ],
  });
});

test('tabs and line ends are text, and every line end is one character', () => {
  expect(read('name=a%0D%0Ab%0Dc%09d')).toMatchObject({ value: { name: 'a\nb\nc\td' } });
});

test('a refusal of a topic keeps its own code', () => {
  const ordered = z
    .object({ from: z.string(), to: z.string() })
    .refine(({ from, to }) => from <= to, { error: 'event-ends-before-it-starts', path: ['to'] });
  expect(readForm(ordered, parseFormBody('from=2&to=1'))).toEqual({
    ok: false,
    refusal: [{ code: 'event-ends-before-it-starts', field: 'to' }],
  });
});

test('names that every object has are names like others', () => {
  const body = parseFormBody('__proto__=a&constructor=b&toString=c&name=Ana');
  expect(Object.getPrototypeOf(body)).toBeNull();
  expect(Object.keys(body)).toEqual(['__proto__', 'constructor', 'toString', 'name']);
  expect(readForm(schema, body)).toMatchObject({ ok: true });
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('the fields of the platform are not the form’s', () => {
  const strict = z.strictObject({ name: z.string() });
  expect(readForm(strict, parseFormBody('_token=x&_draft=y&name=Ana'))).toMatchObject({ ok: true });
  expect(readForm(strict, parseFormBody('name=Ana&rank=chief'))).toMatchObject({
    refusal: [{ code: 'field-unknown', parameters: { names: 'rank' } }],
  });
});

test('a body with thousands of fields is not read', () => {
  const text = 'a=1&'.repeat(1_001);
  expect(() => parseFormBody(text)).toThrow('Too many fields');
});
