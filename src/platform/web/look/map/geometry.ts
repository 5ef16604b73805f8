/** Shapes on a map: from degrees to pixels of one drawing. Pure. */
import { geoIdentity, geoPath } from 'd3-geo';
import type { Geometry, Position } from 'geojson';
import type { Bounds, Point } from '#kernel/place.ts';

export type Shape = Geometry;

/** Pixels of a drawing. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Room in px between the shapes to show and the edge. */
  readonly margin?: number;
}

/**
 * A city is small enough to lie flat: east-west degrees are shortened by the cosine of its latitude
 * and nothing else is bent. So no shape's winding matters, and drawing is quick.
 */
function flatten(shape: Shape, stretch: number): Shape {
  if (shape.type === 'GeometryCollection')
    return { ...shape, geometries: shape.geometries.map((part) => flatten(part, stretch)) };
  return { ...shape, coordinates: shorten(shape.coordinates, stretch) } as Shape;
}

type Nested = Position | readonly Nested[];

const isPosition = (value: Nested): value is Position => typeof value[0] === 'number';

const shorten = (value: Nested, stretch: number): Nested =>
  isPosition(value)
    ? [(value[0] ?? 0) * stretch, value[1] ?? 0]
    : value.map((inner) => shorten(inner, stretch));

function firstPosition(shape: Shape | undefined): Position | undefined {
  if (shape === undefined) return undefined;
  if (shape.type === 'GeometryCollection') return firstPosition(shape.geometries[0]);
  let value: Nested | undefined = shape.coordinates;
  while (value !== undefined && !isPosition(value)) value = value[0];
  return value;
}

export interface Pen {
  /** SVG path data, in tenths of a pixel; empty when nothing of the shape is in the frame. */
  path(shape: Shape): string;
  /** All rings in px, unclipped; holes too. */
  rings(shape: Shape): readonly (readonly Position[])[];
  readonly ground: Ground;
}

/** How px of a drawing and degrees belong together. */
export interface Ground {
  /** Where a place stands, in px; outside the frame too. */
  spot(at: Point): readonly [x: number, y: number];
  /** What the frame shows. */
  readonly bounds: Bounds;
  /** The zoom at which a map of 512 px tiles has the same scale; rarely whole. */
  readonly zoom: number;
}

/** Fits `focus` into the frame; what lies outside is cut off, not squeezed in. */
export function fitPen(focus: readonly Shape[], frame: Frame): Pen {
  const latitude = firstPosition(focus[0])?.[1] ?? 0;
  const stretch = Math.cos((latitude * Math.PI) / 180);
  const margin = frame.margin ?? 12;
  const flat = (shape: Shape) => flatten(shape, stretch);
  const projection = geoIdentity()
    .reflectY(true)
    .fitExtent(
      [
        [margin, margin],
        [frame.width - margin, frame.height - margin],
      ],
      { type: 'GeometryCollection', geometries: focus.map(flat) },
    );
  const rings: Pen['rings'] = (shape) =>
    ringsOf(flat(shape)).map((ring) =>
      ring.map((at) => projection([at[0] ?? 0, at[1] ?? 0]) ?? at),
    );
  const edge = 20;
  const cut = geoPath(
    geoIdentity()
      .reflectY(true)
      .scale(projection.scale())
      .translate(projection.translate())
      .clipExtent([
        [-edge, -edge],
        [frame.width + edge, frame.height + edge],
      ]),
  ).digits(1);
  const [east, down] = projection.translate();
  const ground = groundOf({ scale: projection.scale(), stretch, east, down }, frame);
  return { path: (shape) => cut(flat(shape)) ?? '', rings, ground };
}

interface Flattening {
  readonly scale: number;
  readonly stretch: number;
  readonly east: number;
  readonly down: number;
}

function groundOf({ scale, stretch, east, down }: Flattening, frame: Frame): Ground {
  const pxADegree = scale * stretch;
  return {
    spot: ([longitude, latitude]) => [east + longitude * pxADegree, down - latitude * scale],
    bounds: [
      -east / pxADegree,
      (down - frame.height) / scale,
      (frame.width - east) / pxADegree,
      down / scale,
    ],
    zoom: Math.log2((360 * pxADegree) / 512),
  };
}

function ringsOf(shape: Shape): readonly (readonly Position[])[] {
  if (shape.type === 'Polygon') return shape.coordinates;
  if (shape.type === 'MultiPolygon') return shape.coordinates.flat();
  return [];
}
