/** Curves through hand-drawn points: smoothing, roughening, thinning, and cutting at a shore. */
import { between, distance, distanceToSegment, leftOf, moved, type Place } from './plane.ts';

/** A curve through four points (Catmull-Rom), between the second and the third. */
function curveAt(points: readonly [Place, Place, Place, Place], share: number): Place {
  const [a, b, c, d] = points;
  const at = (axis: 0 | 1) =>
    0.5 *
    (2 * b[axis] +
      (c[axis] - a[axis]) * share +
      (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * share ** 2 +
      (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * share ** 3);
  return [at(0), at(1)];
}

/**
 * The legs of a smooth line: leg i leads from control point i to i + 1, both ends included and
 * exactly as drawn, about `stepMeters` from point to point.
 */
export function smoothLegs(controls: readonly Place[], stepMeters: number): Place[][] {
  const legs: Place[][] = [];
  for (let index = 0; index + 1 < controls.length; index += 1) {
    const [from, to] = [controls[index], controls[index + 1]];
    if (!from || !to) break;
    const before = controls[index - 1] ?? from;
    const after = controls[index + 2] ?? to;
    const steps = Math.max(1, Math.round(distance(from, to) / stepMeters));
    const middle = Array.from({ length: steps - 1 }, (_, step) =>
      curveAt([before, from, to, after], (step + 1) / steps),
    );
    legs.push([from, ...middle, to]);
  }
  return legs;
}

/** Puts the legs end to end, each shared point once. */
export const joined = (legs: readonly (readonly Place[])[]): Place[] =>
  legs.flatMap((leg, index) => (index === 0 ? [...leg] : leg.slice(1)));

export const smooth = (controls: readonly Place[], stepMeters: number): Place[] =>
  joined(smoothLegs(controls, stepMeters));

/**
 * Shakes the inner points of a line to one side and the other, so that a shore looks like a shore.
 * Both ends stay where they are, because other lines meet there.
 */
export function roughened(line: readonly Place[], meters: number): Place[] {
  return line.map((place, index) => {
    const [before, after] = [line[index - 1], line[index + 1]];
    if (!before || !after) return place;
    const wave = Math.sin(place[0] / 61) + Math.sin(place[1] / 83 + 2) + Math.sin(place[0] / 29);
    const fromEnd = Math.min(index, line.length - 1 - index) / 2;
    return moved(place, leftOf(before, after), (wave / 2) * meters * Math.min(1, fromEnd));
  });
}

/** Leaves out the points that lie within `toleranceMeters` of the line without them. */
export function thinned(line: readonly Place[], toleranceMeters: number): Place[] {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || line.length < 3) return [...line];
  let [farthest, at] = [0, 0];
  for (let index = 1; index < line.length - 1; index += 1) {
    const place = line[index];
    const off = place ? distanceToSegment(place, first, last) : 0;
    if (off > farthest) [farthest, at] = [off, index];
  }
  if (farthest <= toleranceMeters) return [first, last];
  const head = thinned(line.slice(0, at + 1), toleranceMeters);
  return [...head.slice(0, -1), ...thinned(line.slice(at), toleranceMeters)];
}

/** More points on a straight-sided line, at most `stepMeters` apart. */
export function dense(line: readonly Place[], stepMeters: number): Place[] {
  return joined(
    line.slice(1).map((end, index) => {
      const start = line[index] ?? end;
      const steps = Math.max(1, Math.ceil(distance(start, end) / stepMeters));
      return Array.from({ length: steps + 1 }, (_, step) => between(start, end, step / steps));
    }),
  );
}

/** The runs of neighbouring points for which `isKept` holds; runs of a single point are dropped. */
export function runs(
  line: readonly Place[],
  isKept: (place: Place, index: number) => boolean,
): Place[][] {
  const found: Place[][] = [];
  let run: Place[] = [];
  line.forEach((place, index) => {
    if (isKept(place, index)) run.push(place);
    else {
      if (run.length > 1) found.push(run);
      run = [];
    }
  });
  if (run.length > 1) found.push(run);
  return found;
}

/** A closed, slightly uneven oval: parks and ponds. Angles in degrees, counter-clockwise. */
export function oval(middle: Place, across: readonly [number, number], turn: number): Place[] {
  const angle = (turn * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const corners = Array.from({ length: 10 }, (_, index): Place => {
    const round = (index / 10) * 2 * Math.PI;
    const uneven = 1 + 0.13 * Math.sin(index * 2.4 + middle[0]) + 0.06 * Math.sin(index * 5.1);
    const [x, y] = [across[0] * Math.cos(round) * uneven, across[1] * Math.sin(round) * uneven];
    return [middle[0] + x * cosine - y * sine, middle[1] + x * sine + y * cosine];
  });
  const around = [...corners.slice(-1), ...corners, ...corners.slice(0, 2)];
  return joined(smoothLegs(around, Math.max(...across) / 5).slice(1, 11));
}
