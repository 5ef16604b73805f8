/** Department colours: four values an agency may change, and the few that follow from them. */
import { createHash } from 'node:crypto';
import type { Refusal } from '#kernel/result.ts';
import type { SiteColors } from '../site.ts';

type Rgb = readonly [red: number, green: number, blue: number];

/** Contrast minimum, 1.4.3. Source: wcag-2.2 */
const READABLE_CONTRAST = 4.5;
const WHITE: Rgb = [255, 255, 255];
const FIELDS = ['brand', 'brandDeep', 'accent', 'accentDeep'] as const;

function parseColor(text: string): Rgb | undefined {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return [parseInt(red, 16), parseInt(green, 16), parseInt(blue, 16)];
}

/** Relative luminance, 0 (black) to 1 (white). Source: wcag-2.2 */
function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1 (the same) to 21 (black on white). */
function contrast(one: Rgb, other: Rgb): number {
  const [darker, lighter] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

/** Why these colours may not be used: no colour, or unreadable on paper. Empty: they may. */
export function checkTheme(colors: SiteColors): readonly Refusal[] {
  return FIELDS.flatMap((field): Refusal[] => {
    const color = parseColor(colors[field]);
    if (!color)
      return [{ code: 'theme-color-unreadable', field, parameters: { color: colors[field] } }];
    const ratio = contrast(color, WHITE);
    if (ratio >= READABLE_CONTRAST) return [];
    const parameters = { color: colors[field], ratio: Math.floor(ratio * 10) / 10 };
    return [{ code: 'theme-color-too-pale', field, parameters }];
  });
}

/** Moves a colour towards white: 0 leaves it, 1 is white. */
function tint(color: string, towardsWhite: number): string {
  const mixed = (parseColor(color) ?? WHITE).map((channel) =>
    Math.round(channel + (255 - channel) * towardsWhite)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${mixed.join('')}`;
}

/**
 * The stylesheet of a department. Throws for colours that `checkTheme` refuses, so that no text
 * from settings reaches a stylesheet unchecked. The dark console keeps its own colours.
 */
export function themeStylesheet(colors: SiteColors): string {
  const refusals = checkTheme(colors);
  if (refusals.length > 0) throw new Error(`Theme refused: ${JSON.stringify(refusals)}`);
  const values = {
    brand: colors.brand,
    'brand-deep': colors.brandDeep,
    accent: colors.accent,
    'accent-deep': colors.accentDeep,
    'accent-soft': tint(colors.accent, 0.91),
    chart: tint(colors.accent, 0.08),
    'chart-soft': tint(colors.accent, 0.64),
    beat: colors.brand,
  };
  const lines = Object.entries(values).map(([name, value]) => `--color-${name}:${value};`);
  return `:root:not([data-theme=dark]){${lines.join('')}}\n`;
}

/** Where a department's stylesheet is served: its name changes with its text. */
export function themePath(colors: SiteColors): string {
  const hash = createHash('sha256').update(themeStylesheet(colors)).digest('hex').slice(0, 10);
  return `/theme-${hash}.css`;
}
