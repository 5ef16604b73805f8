/**
 * Turns a city's shapes into the path data of one drawing. Costs milliseconds, so a caller keeps
 * the result as long as the shapes are the same, and a page only writes it out.
 */
import { type Frame, fitPen, type Ground, type Pen, type Shape } from './geometry.ts';
import { drawBorders } from './borders.ts';
import { type PlacedName, placeNames } from './names.ts';

/** What lies under the areas; each is optional and drawn in this order. */
export interface BaseLayers {
  readonly water?: readonly Shape[];
  readonly land?: readonly Shape[];
  readonly parks?: readonly Shape[];
  readonly streets?: readonly Shape[];
  readonly roads?: readonly Shape[];
  readonly rail?: readonly Shape[];
  readonly rivers?: readonly Shape[];
  readonly coast?: readonly Shape[];
}

export interface MapArea {
  readonly id: string;
  readonly name: string;
  readonly shape: Shape;
}

export interface MapInput {
  readonly base: BaseLayers;
  readonly areas: readonly MapArea[];
  readonly chosenId?: string;
  readonly frame: Frame;
  /** What must be in view: all areas unless told otherwise. On a phone: the chosen one. */
  readonly focus?: readonly Shape[];
}

export interface PreparedArea {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

export interface PreparedMap {
  readonly frame: Frame;
  /** SVG markup of the base: class names of ours and numbers, nothing that anybody typed. */
  readonly base: string;
  readonly areas: readonly PreparedArea[];
  /** The areas' borders, each drawn once: dots drawn twice would look like a line. */
  readonly borders: string;
  readonly chosen: PreparedArea | undefined;
  readonly names: readonly PlacedName[];
  /** For what is drawn over it. */
  readonly ground: Ground;
}

/** Classes are written out in look.css, not by the stylesheet's scan. */
const LAYERS: readonly (readonly [layer: keyof BaseLayers, ...classes: string[]])[] = [
  ['land', 'm-land'],
  ['water', 'm-water'],
  ['parks', 'm-park'],
  ['streets', 'm-street'],
  ['roads', 'm-street-edge', 'm-road'],
  ['rail', 'm-rail'],
  ['rivers', 'm-river'],
  ['coast', 'm-coast'],
];

export function prepareMap({ base, areas, chosenId, frame, focus }: MapInput): PreparedMap {
  const pen = fitPen(focus ?? areas.map(({ shape }) => shape), frame);
  const drawn = areas
    .map(({ id, name, shape }) => ({ id, name, path: pen.path(shape) }))
    .filter(({ path }) => path !== '');
  return {
    frame,
    ground: pen.ground,
    base: drawBase(base, pen),
    areas: drawn,
    borders: drawBorders(
      areas.flatMap(({ shape }) => pen.rings(shape)),
      frame,
    ),
    chosen: drawn.find(({ id }) => id === chosenId),
    names: placeNames(
      areas.map(({ id, name, shape }) => ({
        id,
        name,
        rings: pen.rings(shape),
        isChosen: id === chosenId,
      })),
      frame,
    ),
  };
}

/** Without land there is nothing that water could border on: then the ground itself is land. */
function drawBase(base: BaseLayers, pen: Pen): string {
  const ground = base.land ? 'm-water' : 'm-land';
  const layers = LAYERS.flatMap(([layer, ...classes]) => {
    const data = (base[layer] ?? []).map((shape) => pen.path(shape)).join('');
    return data === '' ? [] : classes.map((name) => `<path class="${name}" d="${data}"/>`);
  });
  return `<rect class="${ground}" width="100%" height="100%"/>${layers.join('')}`;
}
