/** What is counted while rows become incidents. */
import { districtKey, type ConversionStatistics } from '../incident.ts';
import { wordKey } from '../mapping/mapping.ts';

interface Counted {
  readonly hasKey: boolean;
  readonly hasPoint: boolean;
  readonly beat: string | null;
  readonly district: string | null;
  /** The source's own word for the category; empty where it is missing. */
  readonly word: string;
  readonly isMapped: boolean;
  /** The source's word for the outcome, where the scheme does not know it. */
  readonly unmappedOutcome: string;
}

export interface Tally {
  count(incident: Counted): void;
  result(): ConversionStatistics;
}

/** A column of free text mistaken for a category must not fill the memory. */
const UNMAPPED_WORDS_MAX = 1000;

export function tallyOf(): Tally {
  let [withoutKey, withoutPoint, outsideBeats, withoutCategory] = [0, 0, 0, 0];
  let [withBoth, agreeing] = [0, 0];
  const [unmapped, unmappedOutcomes] = [countedWords(), countedWords()];
  const isSame = sameDistrict();
  return {
    count({ hasKey, hasPoint, beat, district, word, isMapped, unmappedOutcome }) {
      if (!hasKey) withoutKey += 1;
      if (!hasPoint) withoutPoint += 1;
      else if (beat === null) outsideBeats += 1;
      if (word === '' && !isMapped) withoutCategory += 1;
      else if (!isMapped) unmapped.add(word);
      if (unmappedOutcome !== '') unmappedOutcomes.add(unmappedOutcome);
      if (beat === null || district === null) return;
      withBoth += 1;
      if (isSame(district, beat)) agreeing += 1;
    },
    result: () => ({
      withoutKey,
      withoutPoint,
      outsideBeats,
      withoutCategory,
      withBoth,
      agreeing,
      unmapped: unmapped.result(),
      unmappedOutcomes: unmappedOutcomes.result(),
    }),
  };
}

/** Words as they were first written, the most frequent first. */
function countedWords() {
  const counts = new Map<string, { word: string; count: number }>();
  return {
    add(word: string): void {
      const known = counts.get(wordKey(word));
      if (known) known.count += 1;
      else if (counts.size < UNMAPPED_WORDS_MAX) counts.set(wordKey(word), { word, count: 1 });
    },
    result: () => [...counts.values()].sort((one, other) => other.count - one.count),
  };
}

/** Districts are few and rows are many: each text is made comparable once. */
function sameDistrict(): (one: string, other: string) => boolean {
  const keys = new Map<string, string>();
  const keyOf = (code: string) => {
    const known = keys.get(code);
    if (known !== undefined) return known;
    const key = districtKey(code);
    if (keys.size < 10_000) keys.set(code, key);
    return key;
  };
  return (one, other) => keyOf(one) === keyOf(other);
}
