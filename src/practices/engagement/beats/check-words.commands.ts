/** Says in words what the check of a file found: numbered entries for terminal and report alike. */
import type { AreaFinding, AreaNoteCode, Position, Ring } from '@peelian/analytics';
import { formatList, formatNumber } from '#platform/web/messages/format.ts';
import { refusalSentence, translator } from '#platform/web/messages/translate.ts';
import { refusalOf, type BeatFile, type StrayFeature } from './beat-file.ts';

/** The languages that these words are complete in. */
export type ReportLocale = 'en' | 'es';

export interface CheckEntry {
  /** From 1; the same on map, list and terminal. */
  readonly number: number;
  readonly kind: 'error' | 'overlap' | 'gap' | 'other';
  readonly name: string;
  readonly sentence: string;
  /** Undefined where the sentence says it. */
  readonly todo: string | undefined;
  readonly beats: string;
  readonly codes: readonly string[];
  readonly places: readonly Position[];
  /** How often, places that are not listed included. */
  readonly count: number;
  readonly size: string | undefined;
  readonly outline: Ring | undefined;
  /** What a close-up must show where there is no outline; empty for the places themselves. */
  readonly frame: readonly Position[];
}

type Unnumbered = Omit<CheckEntry, 'number'>;

export function entriesOf(file: BeatFile, locale: ReportLocale): CheckEntry[] {
  const entries: Unnumbered[] = [
    ...file.strays.flatMap((stray) => strayEntries(stray, locale)),
    ...file.findings.map((finding) => findingEntry(finding, file, locale)),
  ];
  return entries.map((entry, place) => ({ ...entry, number: place + 1 }));
}

const strayEntries = ({ refusals, polygons }: StrayFeature, locale: ReportLocale): Unnumbered[] =>
  refusals.map((refusal) => ({
    kind: 'error',
    name: translator(locale)('beats:report.name.feature'),
    sentence: refusalSentence(locale, refusal),
    todo: undefined,
    beats: String(refusal.parameters?.['feature'] ?? ''),
    codes: [],
    places: polygons.slice(0, 1).flatMap(([ring]) => middleOf(ring ?? [])),
    count: 1,
    size: undefined,
    outline: undefined,
    frame: polygons.flat(2),
  }));

function findingEntry(finding: AreaFinding, file: BeatFile, locale: ReportLocale): Unnumbered {
  const { code, areaIds, at, outline, squareMeters } = finding;
  const beats = listOf(areaIds, locale);
  const places = finding.places ?? (at ? [at] : placesOf(areaIds, file));
  return {
    kind: kindOf(finding),
    name: translator(locale)(`beats:report.name.${code}`),
    ...wordsOf(finding, beats, locale),
    beats,
    codes: areaIds,
    places,
    count: finding.count ?? places.length,
    size: squareMeters === undefined ? undefined : sizeText(squareMeters, locale),
    outline,
    frame: at ? [] : shapesOf(areaIds, file),
  };
}

function kindOf({ severity, code }: AreaFinding): CheckEntry['kind'] {
  if (severity === 'error') return 'error';
  if (code === 'areas-overlap' || code === 'overlap-slivers') return 'overlap';
  return code === 'gap-between-areas' || code === 'gap-slivers' ? 'gap' : 'other';
}

function wordsOf(finding: AreaFinding, beats: string, locale: ReportLocale) {
  if (finding.severity === 'error')
    return { sentence: refusalSentence(locale, refusalOf(finding)), todo: undefined };
  const t = translator(locale);
  const { code, areaIds } = finding;
  const isInside = code === 'gap-between-areas' && areaIds.length === 1;
  const note: AreaNoteCode | 'gap-inside-area' = isInside ? 'gap-inside-area' : code;
  return {
    sentence: t(`beats:report.note.${note}`, { beats }),
    todo: t(`beats:report.mend.${code}`, { first: areaIds[0] ?? '' }),
  };
}

const MOST_LISTED = 8;

export function listOf(codes: readonly string[], locale: ReportLocale): string {
  const rest = codes.length - MOST_LISTED;
  if (rest <= 1) return formatList(locale, codes);
  const more = translator(locale)('beats:report.and', { count: rest });
  return `${codes.slice(0, MOST_LISTED).join(', ')} ${more}`;
}

/** Square metres as people measure land: small places in m², large ones in km². */
export function sizeText(squareMeters: number, locale: ReportLocale): string {
  const t = translator(locale);
  const meters = formatNumber(locale, squareMeters, 0);
  if (squareMeters < 10_000) return t('beats:report.squareMeters', { value: meters });
  if (squareMeters < 1e6)
    return t('beats:report.hectares', {
      value: formatNumber(locale, squareMeters / 1e4, 1),
      meters,
    });
  return t('beats:report.squareKilometers', { value: formatNumber(locale, squareMeters / 1e6, 1) });
}

/** Latitude first, as people and map programs say it. */
export const placeText = ([longitude = Number.NaN, latitude = Number.NaN]: Position): string =>
  `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;

const placesOf = (codes: readonly string[], { beats }: BeatFile): Position[] =>
  beats
    .filter(({ code }) => codes.includes(code))
    .flatMap(({ polygons }) => middleOf(polygons[0]?.[0] ?? []));

const shapesOf = (codes: readonly string[], { beats }: BeatFile): Position[] =>
  beats.filter(({ code }) => codes.includes(code)).flatMap(({ polygons }) => polygons.flat(2));

/** The middle of a ring's box, where its numbers allow one. */
function middleOf(ring: Ring): Position[] {
  const [x, y] = [0, 1].map((axis) => ring.map((position) => position[axis] ?? Number.NaN));
  const middle = [x, y].map((values = []) => (lowest(values) - lowest(values.map((v) => -v))) / 2);
  return middle.every(Number.isFinite) ? [middle] : [];
}

const lowest = (values: readonly number[]) =>
  values.reduce((low, value) => Math.min(low, value), Infinity);
