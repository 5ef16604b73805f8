/** Department colours: readable, and nothing but colours. */
import { describe, expect, it } from 'vitest';
import { checkTheme, themePath, themeStylesheet } from './theme.ts';

const alderBay = {
  brand: '#16304f',
  brandDeep: '#0e2239',
  accent: '#14599d',
  accentDeep: '#0c3f74',
};
const fenwick = {
  brand: '#1f3a32',
  brandDeep: '#142822',
  accent: '#1b6a52',
  accentDeep: '#104a38',
};

describe('checkTheme', () => {
  it('accepts colours on which white can be read', () => {
    expect(checkTheme(alderBay)).toEqual([]);
    expect(checkTheme(fenwick)).toEqual([]);
  });

  it('refuses an accent under 4.5:1 on paper, with the contrast that it has', () => {
    const refusals = checkTheme({ ...alderBay, accent: '#5b9bd5' });
    expect(refusals).toEqual([
      {
        code: 'theme-color-too-pale',
        field: 'accent',
        parameters: { color: '#5b9bd5', ratio: 2.9 },
      },
    ]);
  });

  it('draws the line at 4.5:1 exactly where WCAG does: #767676 passes, #777777 does not', () => {
    expect(checkTheme({ ...alderBay, accent: '#767676' })).toEqual([]);
    expect(checkTheme({ ...alderBay, accent: '#777777' })).toHaveLength(1);
  });

  it('reports everything that is no colour at once', () => {
    const refusals = checkTheme({ ...alderBay, brand: 'navy', accentDeep: '#12' });
    expect(refusals.map(({ code, field }) => [code, field])).toEqual([
      ['theme-color-unreadable', 'brand'],
      ['theme-color-unreadable', 'accentDeep'],
    ]);
  });
});

describe('themeStylesheet', () => {
  it('writes the four colours and those that follow, and leaves the dark console alone', () => {
    const text = themeStylesheet(fenwick);
    expect(text).toMatch(
      /^:root:not\(\[data-theme=dark\]\)\{(--color-[a-z-]+:#[0-9a-f]{6};)+\}\n$/,
    );
    expect(text).toContain('--color-accent:#1b6a52;');
  });

  it('never writes text from settings that is no colour', () => {
    const hostile = { ...fenwick, brand: '#fff}body{display:none' };
    expect(() => themeStylesheet(hostile)).toThrow('Theme refused');
  });

  it('has another address as soon as a colour changes', () => {
    expect(themePath(alderBay)).not.toBe(themePath(fenwick));
    expect(themePath(alderBay)).toBe(themePath({ ...alderBay }));
  });
});
