import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proquints, secretOfWords, wordListOf, wordsOf } from './spoken-secret.ts';

const short = wordListOf(Array.from({ length: 1_024 }, (_, index) => `word${toLetters(index)}`));
const secrets = fc.uint8Array({ minLength: 16, maxLength: 16 });

function toLetters(index: number): string {
  return [...index.toString(26)]
    .map((it) => String.fromCharCode(97 + Number.parseInt(it, 26)))
    .join('');
}

test('words give their secret back, with any list', () => {
  fc.assert(
    fc.property(secrets, fc.constantFrom(proquints, short), (secret, list) => {
      expect(secretOfWords(wordsOf(secret, list), 16, list)).toEqual(secret);
    }),
  );
});

test('sixteen bytes are nine made-up words or fourteen of a list of 1,024', () => {
  const secret = new Uint8Array(16);
  expect(wordsOf(secret)).toMatch(/^(?:babab ){8}[a-z]{5}$/);
  expect(wordsOf(secret, short).split(' ')).toHaveLength(14);
});

test('made-up words are the proquints of their paper', () => {
  // 127.0.0.1 and 63.84.220.193, as the paper writes them.
  const address = [0x7f00, 0x0001, 0x3f54, 0xdcc1].map((index) => proquints.wordAt(index));
  expect(address).toEqual(['lusab', 'babad', 'gutih', 'tugad']);
  expect(['lusab', 'tugad', 'tugat'].map((word) => proquints.indexOf(word))).toEqual([
    0x7f00, 0xdcc1, 0xdccd,
  ]);
  expect(proquints.indexOf('horse')).toBe(-1);
});

test('capitals, commas and line ends do not matter', () => {
  const secret = Uint8Array.from({ length: 16 }, (_, index) => index * 7);
  const typed = wordsOf(secret).toUpperCase().replaceAll(' ', ',\n  ');
  expect(secretOfWords(`  ${typed}. `, 16)).toEqual(secret);
});

test('a mistyped, missing or exchanged word opens nothing', () => {
  const secret = Uint8Array.from({ length: 16 }, (_, index) => index * 7 + 1);
  const words = wordsOf(secret).split(' ');
  expect(secretOfWords(words.slice(1).join(' '), 16)).toBeUndefined();
  expect(secretOfWords(words.with(0, 'babab').join(' '), 16)).toBeUndefined();
  expect(secretOfWords(words.toReversed().join(' '), 16)).toBeUndefined();
  expect(secretOfWords('', 16)).toBeUndefined();
});

test('a list that could name two secrets alike is refused', () => {
  expect(() => wordListOf(['a', 'b', 'c'])).toThrow('2^n words');
  expect(() => wordListOf(['a', 'a'])).toThrow('no word twice');
});
