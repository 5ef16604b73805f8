/** What an importing topic gives: how a row of a file becomes a row of its table, or is refused. */
import type { Refusal } from '#kernel/result.ts';

/** `null` becomes SQL NULL; text is escaped on its way. */
export type Cell = string | number | boolean | null;

/** The cells of one row in the order of the COPY statement, or every reason why it is no row. */
export type Converted = readonly Cell[] | { readonly refusals: readonly Refusal[] };

export interface Conversion<Statistics> {
  /** Header names that must be there; `convert` gets their values in this order. */
  readonly columns: readonly string[];
  convert(values: readonly string[]): Converted;
  /** Asked once, after the last row. Must survive a structured clone. */
  statistics(): Statistics;
}

/** What a conversion may use of the outside: pure modules cannot reach it themselves. */
export interface ConversionTools {
  /** A short digest of a text, the same everywhere and always. */
  digest(text: string): string;
}

/**
 * What the module named by `ConversionSource.module` exports: the thread loads it by its address,
 * so that reading knows nothing of what is read.
 */
export interface ConversionModule<Settings, Statistics> {
  startConversion(settings: Settings, tools: ConversionTools): Conversion<Statistics>;
}

export interface ConversionSource<Settings> {
  readonly module: URL;
  /** Must survive a structured clone. */
  readonly settings: Settings;
}

export const isRefused = (
  converted: Converted,
): converted is { readonly refusals: readonly Refusal[] } => 'refusals' in converted;
