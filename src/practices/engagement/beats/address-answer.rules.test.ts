/** One beat, a choice, or a street in parts. */
import { expect, it } from 'vitest';
import { answerFor } from './address-answer.rules.ts';

const reading = (number: number | null, suffix = '') => ({ number, suffix, search: 'quay street' });
const at = (
  number: number | null,
  beatCode: string,
  more: { suffix?: string; street?: string } = {},
) => ({
  street: more.street ?? 'Quay Street',
  number,
  numberSuffix: more.suffix ?? '',
  beatCode,
});

it('a known house number has one beat', () => {
  expect(answerFor(reading(12), [at(10, '1'), at(12, '2')])).toEqual({
    kind: 'one',
    beatCode: '2',
    address: '12 Quay Street',
  });
});

it('a number with several houses in several beats is a choice, unless the letter was typed', () => {
  const houses = [at(12, '1', { suffix: 'a' }), at(12, '2', { suffix: 'b' })];
  expect(answerFor(reading(12), houses)).toEqual({
    kind: 'several',
    options: [
      { label: '12A Quay Street', beatCode: '1' },
      { label: '12B Quay Street', beatCode: '2' },
    ],
  });
  expect(answerFor(reading(12, 'b'), houses)).toMatchObject({ kind: 'one', beatCode: '2' });
});

it('a street without a number, or with an unknown one, is told in parts', () => {
  const houses = [at(2, '1'), at(98, '1'), at(100, '2'), at(250, '2')];
  const parts = {
    kind: 'street',
    street: 'Quay Street',
    beats: [
      { code: '1', numbersFrom: 2, numbersTo: 98 },
      { code: '2', numbersFrom: 100, numbersTo: 250 },
    ],
  };
  expect(answerFor(reading(null), houses)).toEqual(parts);
  expect(answerFor(reading(99), houses)).toEqual(parts);
});

it('a number that the list lacks lies with its neighbors, where only one beat has them', () => {
  const houses = [at(2, '1'), at(98, '1'), at(100, '2'), at(250, '2')];
  expect(answerFor(reading(40), houses)).toMatchObject({ kind: 'one', beatCode: '1' });
  const sides = [at(1, '1'), at(99, '1'), at(2, '2'), at(98, '2')];
  expect(answerFor(reading(40), sides)).toMatchObject({ kind: 'street' });
});

it('a street that lies in one beat needs no number', () => {
  expect(answerFor(reading(null), [at(2, '1'), at(null, '1')])).toEqual({
    kind: 'one',
    beatCode: '1',
    address: 'Quay Street',
  });
});

it('streets of one name are a choice', () => {
  const houses = [at(2, '1'), at(2, '3', { street: 'Quay Lane' })];
  expect(answerFor(reading(2), houses)).toMatchObject({
    kind: 'several',
    options: [{ label: '2 Quay Street' }, { label: '2 Quay Lane' }],
  });
});

it('a street without any address in a beat has no answer', () => {
  expect(answerFor(reading(2), [])).toBeUndefined();
});
