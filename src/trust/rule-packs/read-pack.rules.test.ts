/** What is refused of a pack's file, and by which place; how packs complete each other. */
import { describe, expect, it } from 'vitest';
import { done, type Refusal, type Result } from '#kernel/result.ts';
import { exampleFile, exampleSection, promise } from './rule-pack.examples.ts';
import { checkHistory, completePack, readPackFile } from './read-pack.rules.ts';
import { contentOf, type PackFile, type RulePack } from './rule-pack.ts';

const file = 'base/1.json';
const reading = { file, sections: [exampleSection] };

const placesOf = (result: Result<unknown>): string[] =>
  result.ok ? [] : result.refusal.map(sayPlace);
const sayPlace = ({ code, field = '' }: Refusal) => `${code} ${field}`;

function read(raw: unknown, name = file): PackFile {
  const pack = readPackFile(raw, { ...reading, file: name });
  if (!pack.ok) throw new Error(placesOf(pack).join(', '));
  return pack.value;
}

function complete(raw: unknown, base?: RulePack): RulePack {
  const own = read(raw, base ? 'above/1.json' : file);
  const pack = completePack(own, base, reading);
  if (!pack.ok) throw new Error(placesOf(pack).join(', '));
  return pack.value;
}

describe('a pack', () => {
  it('is read when everything is right', () => {
    expect(readPackFile(exampleFile(), reading).ok).toBe(true);
    expect(complete(exampleFile()).officeHours.opens).toBe('09:00');
  });

  it.each([
    ['effectiveFrom', '2026-02-30'],
    ['version', 0],
    ['title', { en: 'Only English' }],
    ['officeHours', { weekend: [], opens: '17:00', closes: '09:00' }],
    ['change', { kind: 'by-magic' }],
    ['name', 'Not Plain'],
  ])('is refused by the place of a wrong %s', (place, value) => {
    const places = placesOf(readPackFile({ ...exampleFile(), [place]: value }, reading));
    expect(places.length).toBeGreaterThan(0);
    expect(places.every((said) => said.includes(` ${place}`))).toBe(true);
  });

  it('is refused by every wrong place at once, inside its sections too', () => {
    const rule = { within: { count: 3, unit: 'fortnights' }, authority: promise, sins: 1 };
    const clocks = { answer: rule, later: { within: { count: 1, unit: 'days' } } };
    const raw = exampleFile({ sections: { letters: { clocks }, dreams: {} } });
    expect(placesOf(readPackFile(raw, reading)).toSorted()).toEqual([
      'rule-pack-place-missing sections.letters.clocks.later.authority',
      'rule-pack-place-not-usable sections.letters.clocks.answer.within.unit',
      'rule-pack-place-unknown sections.dreams',
      'rule-pack-place-unknown sections.letters.clocks.answer.sins',
    ]);
  });

  it('has the name and the version of its file', () => {
    expect(placesOf(readPackFile(exampleFile({ version: 2 }), reading))).toEqual([
      'rule-pack-named-otherwise name',
    ]);
  });

  it('lacks what no pack below it says', () => {
    const raw = exampleFile({ sections: { letters: { clocks: {} } } });
    const pack = completePack(read(raw), undefined, reading);
    expect(placesOf(pack)).toEqual(['rule-pack-place-missing sections.letters.words']);
    const words = { clocks: {}, words: ['thanks'] };
    const other = completePack(
      read(exampleFile({ sections: { letters: words } })),
      undefined,
      reading,
    );
    expect(placesOf(other)).toEqual(['rule-pack-place-missing sections.letters.clocks.answer']);
  });

  it('takes the rules that it leaves out from the one below, each of its own rules whole', () => {
    const base = complete(exampleFile());
    const law = { basis: 'law', citation: 'Code § 1', verified: false } as const;
    const answer = { within: { count: 10, unit: 'days' }, authority: law };
    const { officeHours: _hours, ...above } = exampleFile({
      name: 'above',
      sections: { letters: { clocks: { answer } } },
    });
    const { clocks, words } = contentOf(complete(above, base), exampleSection);
    expect(clocks).toEqual({ ...contentOf(base, exampleSection).clocks, answer });
    expect(words).toEqual(['thanks', 'sorry']);
  });

  it('replaces a list as a whole', () => {
    const above = exampleFile({ name: 'above', sections: { letters: { words: ['hello'] } } });
    const pack = complete(above, complete(exampleFile()));
    expect(contentOf(pack, exampleSection).words).toEqual(['hello']);
  });
});

describe('the versions of a pack', () => {
  const why = { en: 'Why.', es: 'Por qué.' };
  const first = read(exampleFile());
  const later = (version: number, change: PackFile['change'], effectiveFrom = '2027-01-01') => ({
    ...read(exampleFile({ effectiveFrom })),
    version,
    change,
  });

  it('follow each other without a gap, each after the one before', () => {
    const law = later(2, { kind: 'law-changed', why });
    expect(checkHistory([first, law])).toEqual([]);
    expect(checkHistory([law]).map(sayPlace)).toEqual(['rule-pack-version-missing version']);
    expect(checkHistory([first, later(2, { kind: 'first' })]).map(sayPlace)).toEqual([
      'rule-pack-change-not-fitting change.kind',
    ]);
    const early = later(2, { kind: 'law-changed', why }, '2019-01-01');
    expect(checkHistory([first, early]).map(sayPlace)).toEqual([
      'rule-pack-days-not-in-order effectiveFrom',
    ]);
    const self = later(2, { kind: 'error-corrected', corrects: 2, why });
    expect(checkHistory([first, self]).map(sayPlace)).toEqual([
      'rule-pack-change-not-fitting change.corrects',
    ]);
    expect(done(first).ok).toBe(true);
  });
});
