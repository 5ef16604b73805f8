/** The maps of the check report: all beats with numbered places, and a close-up of each place. */
import type { VNode } from 'preact';
import { formatNumber } from '#platform/web/messages/format.ts';
import { translator } from '#platform/web/messages/translate.ts';
import type { BeatDetails } from './beat.ts';
import type { BeatFile } from './beat-file.ts';
import {
  boxOf,
  closeUpWindow,
  codeHeight,
  codesIn,
  doMeet,
  emptyPath,
  groundOf,
  isBox,
  pathOf,
  scaleMeters,
  UNITS_PER_METER,
  type Ground,
  type Window,
} from './check-map.ts';
import type { CheckEntry, ReportLocale } from './check-words.commands.ts';

export interface CheckDrawing {
  readonly map: VNode;
  /** Undefined where an entry has no place. */
  closeUp(entry: CheckEntry): VNode | undefined;
}

/** The map's width on a desk, in pixels: sizes of type and lines are thought in these. */
const MAP_PIXELS = 1040;
const CLOSE_UP_PIXELS = 330;
/** Above so many numbers pins would hide the map: the smaller places get a small number only. */
export const MOST_PINS = 40;

/** Undefined when nothing of the file can be drawn. */
export function drawingOf(
  file: BeatFile,
  entries: readonly CheckEntry[],
  locale: ReportLocale,
): CheckDrawing | undefined {
  const unusable = new Set(
    file.findings.flatMap(({ code, areaIds }) => (code.startsWith('coordinates-') ? areaIds : [])),
  );
  const usable = file.beats.filter(({ code }) => !unusable.has(code));
  const drawn = usable.length > 0 ? usable : file.beats;
  const strays = file.strays.map(({ polygons }) => polygons);
  const ground = groundOf([...drawn.map(({ polygons }) => polygons), ...strays], drawn);
  if (ground === undefined) return undefined;
  const shapes = drawn.map((beat, place) => ({
    id: `s${place}`,
    beat,
    path: pathOf(beat.polygons, ground),
    box: boxOf(beat.polygons, ground),
  }));
  const sheet = { file, entries, locale, ground, shapes };
  return {
    map: <CheckMap sheet={sheet} />,
    closeUp: (entry) => closeUpOf(entry, sheet),
  };
}

interface Shape {
  readonly id: string;
  readonly beat: BeatDetails;
  readonly path: string;
  readonly box: Window;
}

interface Sheet {
  readonly file: BeatFile;
  readonly entries: readonly CheckEntry[];
  readonly locale: ReportLocale;
  readonly ground: Ground;
  readonly shapes: readonly Shape[];
}

const viewBox = ({ x, y, width, height }: Window) =>
  [x, y, width, height].map(Math.round).join(' ');

function CheckMap({ sheet }: { readonly sheet: Sheet }) {
  const { entries, locale, ground, shapes, file } = sheet;
  const t = translator(locale);
  const unitsPerPixel = ground.window.width / MAP_PIXELS;
  const wrong = codesWithErrors(entries);
  const errors = entries.filter(({ kind }) => kind === 'error').length;
  const counts = { beats: shapes.length, errors, notes: entries.length - errors };
  return (
    <figure class="map">
      <div class="scroll" tabIndex={0} role="region" aria-label={t('beats:report.map')}>
        <svg viewBox={viewBox(ground.window)} class={shapes.length > 100 ? 'many' : 'few'}>
          <title>{t('beats:report.mapText', counts)}</title>
          {entries.filter(isUnder).map((entry) => outlineOf(entry, ground))}
          {shapes.map(({ id, beat, path }) => (
            <path id={id} d={path} class={wrong.has(beat.code) ? 'beat wrong' : 'beat'} />
          ))}
          {file.strays.map(({ polygons }) => (
            <path d={pathOf(polygons, ground)} class="beat wrong" />
          ))}
          {entries.map((entry) => !isUnder(entry) && outlineOf(entry, ground))}
          {shapes.map((shape) => (
            <Code shape={shape} ground={ground} unitsPerPixel={unitsPerPixel} />
          ))}
          {entries.toReversed().map((entry) => (
            <Pin entry={entry} ground={ground} unitsPerPixel={unitsPerPixel} />
          ))}
          <Scale window={ground.window} unitsPerPixel={unitsPerPixel} locale={locale} />
        </svg>
      </div>
      <Legend entries={entries} locale={locale} />
    </figure>
  );
}

const codesWithErrors = (entries: readonly CheckEntry[]) =>
  new Set(entries.flatMap(({ kind, codes }) => (kind === 'error' ? codes : [])));

/** Gaps lie under the beats, so that just what no beat covers shows; all else lies above. */
const isUnder = ({ kind }: CheckEntry) => kind === 'gap';

function outlineOf({ outline, kind, places: [at] }: CheckEntry, ground: Ground) {
  if (outline === undefined) return null;
  if (!isBox(outline)) return <path d={pathOf([[outline]], ground)} class={`found ${kind}`} />;
  return kind === 'gap' && at ? (
    <path d={emptyPath(outline, at, ground)} class="empty" />
  ) : (
    <path d={pathOf([[outline]], ground)} class={`found ${kind} box`} />
  );
}

interface OnMap {
  readonly ground: Ground;
  readonly unitsPerPixel: number;
}

/** A code where its beat has most room. */
function Code({ shape, ground, unitsPerPixel }: OnMap & { readonly shape: Shape }) {
  const { beat, box } = shape;
  if (!Number.isFinite(box.x)) return null;
  const spot = codesIn(box, ground).find(({ code }) => code === beat.code);
  const { x, y } = spot ?? { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const height = Math.round(codeHeight(beat, unitsPerPixel, spot?.room));
  return (
    <text class="code" x={Math.round(x)} y={Math.round(y + height * 0.35)} font-size={height}>
      {beat.code}
    </text>
  );
}

function Pin({ entry, ground, unitsPerPixel }: OnMap & { readonly entry: CheckEntry }) {
  const [first, ...others] = entry.places.filter((place) => place.every(Number.isFinite));
  if (first === undefined) return null;
  const isSmall = entry.number > MOST_PINS;
  const [x, y] = ground.place(first);
  const radius = Math.round((isSmall ? 2.5 : 10) * unitsPerPixel);
  const height = Math.round((isSmall ? 6.5 : 11) * unitsPerPixel);
  const [textX, textY] = isSmall ? [x + radius * 1.4, y + height * 0.35] : [x, y + height * 0.36];
  return (
    <a href={`#n${entry.number}`} class={`pin ${entry.kind}${isSmall ? ' small' : ''}`}>
      {others.map((place) => {
        const [otherX, otherY] = ground.place(place);
        return <circle cx={otherX} cy={otherY} r={Math.round(4 * unitsPerPixel)} />;
      })}
      <circle cx={x} cy={y} r={radius} />
      <text x={Math.round(textX)} y={Math.round(textY)} font-size={height}>
        {entry.number}
      </text>
    </a>
  );
}

interface ScaleOf {
  readonly window: Window;
  readonly unitsPerPixel: number;
  readonly locale: ReportLocale;
}

function Scale({ window, unitsPerPixel, locale }: ScaleOf) {
  const meters = scaleMeters(window);
  const length = meters * UNITS_PER_METER;
  const [x, y] = [window.x + 12 * unitsPerPixel, window.y + window.height - 12 * unitsPerPixel];
  const isLong = meters >= 1000;
  const text = `${formatNumber(locale, isLong ? meters / 1000 : meters)} ${isLong ? 'km' : 'm'}`;
  const tick = Math.round(5 * unitsPerPixel);
  return (
    <g class="scale">
      <path d={`M${Math.round(x)} ${Math.round(y - tick)}v${tick}h${length}v${-tick}`} />
      <text
        x={Math.round(x + 4 * unitsPerPixel)}
        y={Math.round(y - 5 * unitsPerPixel)}
        font-size={Math.round(11 * unitsPerPixel)}
      >
        {text}
      </text>
    </g>
  );
}

function Legend({ entries, locale }: Pick<Sheet, 'entries' | 'locale'>) {
  const t = translator(locale);
  const present = new Set(entries.map(({ kind }) => kind));
  const kinds = (['error', 'overlap', 'gap', 'other'] as const).filter((kind) => present.has(kind));
  return (
    <figcaption>
      {(['beat', ...kinds] as const).map((kind) => (
        <span>
          <svg viewBox="0 0 20 14" class="key" aria-hidden="true">
            <rect x="1" y="1" width="18" height="12" class={`found ${kind}`} />
          </svg>
          {t(`beats:report.legend.${kind}`)}
        </span>
      ))}
    </figcaption>
  );
}

function closeUpOf(entry: CheckEntry, { ground, shapes, locale, file }: Sheet): VNode | undefined {
  const { outline, frame, places: found } = entry;
  const fallback = frame.length > 0 ? frame : found.slice(0, 1);
  const window = closeUpWindow(outline ?? fallback, ground);
  if (window === undefined) return undefined;
  const unitsPerPixel = window.width / CLOSE_UP_PIXELS;
  const near = shapes.filter(({ box }) => doMeet(box, window));
  const places = outline ? [] : found.filter((place) => place.every(Number.isFinite));
  return (
    <svg class="close-up" viewBox={viewBox(window)} role="img">
      <title>{translator(locale)('beats:report.closeUp', { number: entry.number })}</title>
      {isUnder(entry) && outlineOf(entry, ground)}
      {near.map(({ id, beat }) => (
        <use href={`#${id}`} class={entry.codes.includes(beat.code) ? 'concerned' : undefined} />
      ))}
      {entry.codes.length === 0 &&
        file.strays.map(({ polygons }) => <path d={pathOf(polygons, ground)} class="beat wrong" />)}
      {!isUnder(entry) && outlineOf(entry, ground)}
      {places.map((place) => {
        const [x, y] = ground.place(place);
        return (
          <circle class={`ring ${entry.kind}`} cx={x} cy={y} r={Math.round(9 * unitsPerPixel)} />
        );
      })}
      {codesIn(window, ground).map(({ code, x, y }) => (
        <text class="code" x={x} y={y} font-size={Math.round(13 * unitsPerPixel)}>
          {code}
        </text>
      ))}
      <Scale window={window} unitsPerPixel={unitsPerPixel} locale={locale} />
    </svg>
  );
}
