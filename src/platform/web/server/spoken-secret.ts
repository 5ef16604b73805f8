/**
 * A secret as words, to be printed, read aloud and typed in again. Any list of 2^n different words
 * will do. Without a list the words are proquints: made-up, five letters each, pronounceable in
 * English and Spanish alike, so no language needs a list of its own. Source: proquint-2009
 */
import { hash } from 'node:crypto';

/** Its length is a power of two; lower-case words without spaces. */
export interface WordList {
  readonly length: number;
  wordAt(index: number): string;
  /** -1 for a word that is not in the list. */
  indexOf(word: string): number;
}

const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aiou';

/** 65,536 words of the shape consonant-vowel-consonant-vowel-consonant. */
export const proquints: WordList = {
  length: 65_536,
  wordAt: (index) =>
    [12, 10, 6, 4, 0]
      .map((shift, place) => letters(place).charAt(bitsAt(index, shift, place)))
      .join(''),
  indexOf(word) {
    if (word.length !== 5) return -1;
    return [...word].reduce((index, letter, place) => {
      const found = letters(place).indexOf(letter);
      return index < 0 || found < 0 ? -1 : index * letters(place).length + found;
    }, 0);
  },
};

const letters = (place: number): string => (place % 2 === 0 ? CONSONANTS : VOWELS);

const bitsAt = (index: number, shift: number, place: number): number =>
  (index >> shift) & (letters(place).length - 1);

/** A list of real words, such as one of 2,048. Throws when its length is no power of two. */
export function wordListOf(words: readonly string[]): WordList {
  if (words.length < 2 || !Number.isInteger(Math.log2(words.length)))
    throw new Error(`A word list needs 2^n words, not ${words.length}`);
  const places = new Map(words.map((word, index) => [word, index]));
  if (places.size !== words.length) throw new Error('A word list names no word twice');
  return {
    length: words.length,
    wordAt: (index) => words[index] ?? '',
    indexOf: (word) => places.get(word) ?? -1,
  };
}

/** So many bits at least tell a typing mistake: 255 of 256 are caught before any look-up. */
const LEAST_CHECK_BITS = 8;

const bitsOf = (list: WordList): number => Math.log2(list.length);

const wordsFor = (secretBytes: number, list: WordList): number =>
  Math.ceil((secretBytes * 8 + LEAST_CHECK_BITS) / bitsOf(list));

/** 16 bytes are 9 proquints, 13 words of a list of 2,048, or 14 of one of 1,024. */
export function wordsOf(secret: Uint8Array, list: WordList = proquints): string {
  const count = wordsFor(secret.length, list);
  const bits = checkedBits(secret, count * bitsOf(list));
  return Array.from({ length: count }, (_, index) => {
    const start = index * bitsOf(list);
    return list.wordAt(Number.parseInt(bits.slice(start, start + bitsOf(list)), 2));
  }).join(' ');
}

/** The secret again; undefined when a word is wrong or missing. Spaces and case do not matter. */
export function secretOfWords(
  text: string,
  secretBytes: number,
  list: WordList = proquints,
): Uint8Array | undefined {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  const places = words.map((word) => list.indexOf(word));
  if (words.length !== wordsFor(secretBytes, list) || places.includes(-1)) return undefined;
  const bits = places.map((place) => place.toString(2).padStart(bitsOf(list), '0')).join('');
  const secret = Uint8Array.from({ length: secretBytes }, (_, index) =>
    Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2),
  );
  return checkedBits(secret, bits.length) === bits ? secret : undefined;
}

/** The secret's bits followed by bits of its hash, as a text of 0 and 1. */
const checkedBits = (secret: Uint8Array, length: number): string =>
  (binary(secret) + binary(hash('sha256', secret, 'buffer'))).slice(0, length);

const binary = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
