/** How a sentence is chosen and filled. */
import { describe, expect, it } from 'vitest';
import { refusalSentence, textLocale, translator } from './translate.ts';

describe('translator', () => {
  it('chooses the plural form of the language, and writes the number in its way', () => {
    expect(translator('en')('web:table.rows', { count: 1 })).toBe('1 row');
    expect(translator('en')('web:table.rows', { count: 1200 })).toBe('1,200 rows');
    expect(translator('es')('web:table.rows', { count: 0 })).toBe('0 filas');
    expect(translator('ar')('web:table.rows', { count: 2 })).toBe('صفان');
  });

  it('leaves what a person wrote as it is: the page escapes it, once', () => {
    const refusal = { code: 'theme-color-unreadable', parameters: { color: '<b>&{{x}}' } };
    expect(refusalSentence('en', refusal)).toContain('“<b>&{{x}}”');
  });

  it('throws for a sentence that is nowhere, and for one whose parameter was forgotten', () => {
    expect(() => refusalSentence('es', { code: 'no-such-code' })).toThrow('no sentence');
    expect(() => refusalSentence('en', { code: 'theme-color-unreadable' })).toThrow(
      'needs "color"',
    );
  });

  it('says English where Arabic has no text, and admits it', () => {
    expect(textLocale('ar', 'web')).toBe('ar');
    expect(textLocale('ar', 'site-pages')).toBe('en');
    expect(textLocale('es', 'site-pages')).toBe('es');
  });
});
