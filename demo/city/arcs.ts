/** Borders cut at their named marks into arcs, so that neighbours share every single vertex. */
import { BORDER_LINES, type BorderLine, type Mark } from './borders.ts';
import { dense, joined, roughened, smoothLegs } from './curve.ts';
import { fromSheet, type Place } from './plane.ts';

export interface Arc {
  readonly kind: BorderLine['kind'];
  readonly places: readonly Place[];
}

export interface Borders {
  /** Where each named mark lies. */
  readonly marks: ReadonlyMap<string, Place>;
  /** The border from one mark to a neighbouring one, in this direction; undefined if none. */
  arc(from: string, to: string): Arc | undefined;
  /** A whole line with what lies beyond the city. */
  line(name: string): readonly Place[];
}

const STEP_METERS = { shore: 95, river: 130, limit: 400, road: 170 } as const;
const ROUGH_METERS = { shore: 12, river: 7, limit: 0, road: 0 } as const;

const nameOf = (mark: Mark): string | undefined => (typeof mark === 'string' ? mark : mark[2]);

function placeOf(mark: Mark, marks: Map<string, Place>): Place {
  if (typeof mark !== 'string') {
    const place = fromSheet(mark[0], mark[1]);
    if (mark[2] !== undefined) marks.set(mark[2], place);
    return place;
  }
  const known = marks.get(mark);
  if (!known) throw new Error(`The mark ${mark} is used before a line names it.`);
  return known;
}

/** A line's legs gathered into arcs from named mark to named mark; unnamed ends stay outside. */
function arcsOf(line: BorderLine, marks: Map<string, Place>) {
  const places = line.marks.map((mark) => placeOf(mark, marks));
  const legs =
    line.kind === 'limit'
      ? places.slice(1).map((end, index) => dense([places[index] ?? end, end], STEP_METERS.limit))
      : smoothLegs(places, STEP_METERS[line.kind]);
  const arcs: { from: string | undefined; to: string | undefined; places: Place[] }[] = [];
  let [from, gathered] = [nameOf(line.marks[0] ?? ''), [] as Place[][]];
  legs.forEach((leg, index) => {
    gathered.push(leg);
    const to = nameOf(line.marks[index + 1] ?? '');
    if (to === undefined && index < legs.length - 1) return;
    arcs.push({ from, to, places: roughened(joined(gathered), ROUGH_METERS[line.kind]) });
    [from, gathered] = [to, []];
  });
  return arcs;
}

export function drawBorders(): Borders {
  const marks = new Map<string, Place>();
  const arcs = new Map<string, Arc>();
  const lines = new Map<string, readonly Place[]>();
  for (const line of BORDER_LINES) {
    const drawn = arcsOf(line, marks);
    lines.set(line.name, joined(drawn.map(({ places }) => places)));
    for (const { from, to, places } of drawn) {
      arcs.set(`${from}>${to}`, { kind: line.kind, places });
      arcs.set(`${to}>${from}`, { kind: line.kind, places: places.toReversed() });
    }
  }
  const line = (name: string) => {
    const places = lines.get(name);
    if (!places) throw new Error(`There is no border line ${name}.`);
    return places;
  };
  return { marks, arc: (from, to) => arcs.get(`${from}>${to}`), line };
}
