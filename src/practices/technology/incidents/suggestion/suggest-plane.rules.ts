/** Proposes a projection for coordinates in metres or feet. */
import { GEOMETRY_COLUMNS, isWithin, type Bounds } from '#kernel/place.ts';
import type { Whereabouts } from '../reading/incident-place.rules.ts';
import { percentOf, shareOf } from './suggest-columns.rules.ts';
import { hasWord } from './suggest-names.rules.ts';
import {
  codeInName,
  nearestFit,
  projectionsInto,
  type PlanePoint,
} from './suggest-projection.rules.ts';
import { projectionOf } from '#kernel/projection.ts';
import { nothingProposed, type FileLook, type Proposal, type SampledColumn } from './suggestion.ts';

export type NumberColumn = Pick<SampledColumn, 'words'>;

const EAST = /^(x|xcoord\w*|east\w*|este|long?|longitude|lng|longitud|rechtswert|coorx)$/;
const NORTH = /^(y|ycoord\w*|north\w*|norte|lat|latitude|latitud|hochwert|coory)$/;

const numberIn = (text: string): number => {
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
};

/** Metres and feet of a projection are hundreds at least; zeros stand for no place. */
const isPlane = (text: string) => Math.abs(numberIn(text)) >= 400;

const isPlaneColumn = ({ filled }: SampledColumn): boolean => {
  const told = filled.filter(
    (text) => Math.abs(numberIn(text)) > 1 || Number.isNaN(numberIn(text)),
  );
  return told.length > 0 && shareOf(told, isPlane) > 0.95;
};

interface PlanePair {
  readonly x: SampledColumn;
  readonly y: SampledColumn;
}

function planePair({ columns }: FileLook): PlanePair | undefined {
  const named = (wanted: RegExp) =>
    columns.filter((column) => hasWord(column.words, wanted) && isPlaneColumn(column));
  const [x] = named(EAST);
  const rest = (column: SampledColumn, own: RegExp) =>
    column.words.filter((word) => !own.test(word)).join(' ');
  const norths = named(NORTH).filter((column) => column !== x);
  const y = x && (norths.find((one) => rest(one, NORTH) === rest(x, EAST)) ?? norths[0]);
  return x && y && { x, y };
}

/** Nothing where no column looks like it; open where no projection, or more than one, fits. */
export function suggestPlane(look: FileLook, where: Whereabouts): Proposal {
  const pair = planePair(look);
  if (!pair) return nothingProposed;
  const points = pointsOf(pair);
  const columns = `${pair.x.name}, ${pair.y.name}`;
  const named = codeInName(pair.x.name) ?? codeInName(pair.y.name);
  const fits = where.surroundings ? projectionsInto(where.surroundings, points) : [];
  const nearest = where.surroundings && nearestFit(where.surroundings, fits, points);
  const code = named && isPlausible(named, where, points) ? named : nearest?.code;
  if (!code) return open(columns, where);
  const parameters = {
    columns,
    projection: code,
    name: nearest?.name ?? code,
    percent: percentOf(nearest?.share ?? 1),
  };
  const draft =
    pair.x.name === GEOMETRY_COLUMNS.longitude
      ? { kind: 'geometry', projection: code }
      : { kind: 'projected', x: pair.x.name, y: pair.y.name, projection: code };
  const hasNone = pair.x.filled.some((text) => Math.abs(numberIn(text)) <= 1);
  const because = [
    { code: 'suggest-coordinates-projected', parameters },
    ...(hasNone ? [{ code: 'suggest-coordinates-zeros' }] : []),
  ];
  const choices = [{ field: 'coordinates', because }];
  return { draft: hasNone ? { ...draft, zeroMeansNone: true } : draft, choices, open: [] };
}

const pointsOf = ({ x, y }: PlanePair): PlanePoint[] =>
  x.cells
    .map((text, row): PlanePoint => [numberIn(text), numberIn(y.cells[row] ?? '')])
    .filter(([east, north]) => Math.abs(east) >= 400 && Math.abs(north) >= 400);

function isPlausible(code: string, where: Whereabouts, points: readonly PlanePoint[]): boolean {
  const area: Bounds = where.surroundings ?? where.zoneBand;
  const [first] = points;
  const found = first && projectionOf(code)?.toDegrees(first[0], first[1]);
  return found !== undefined && isWithin(area, found);
}

/** Without boundaries the numbers could be anywhere; with them, no known projection leads there. */
const open = (columns: string, { surroundings }: Whereabouts): Proposal => ({
  draft: null,
  choices: [],
  open: [
    {
      field: 'coordinates.projection',
      reason: {
        code: surroundings ? 'suggest-projection-none-fits' : 'suggest-projection-open',
        parameters: { columns },
      },
      candidates: [],
    },
  ],
});
