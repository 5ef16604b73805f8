/** Borders between beats as lines, each once: dots drawn twice would look like a solid line. */
import type { Point } from '#kernel/place.ts';

type Ring = readonly (readonly number[])[];

/** @param rings closed; borders that two of them share must have the same corners */
export function borderLines(rings: Iterable<Ring>): Point[][] {
  const drawn = new Set<string>();
  const lines: Point[][] = [];
  for (const ring of rings) {
    let line: Point[] = [];
    for (const [place, corner] of ring.entries()) {
      const next = ring[place + 1];
      if (!next) continue;
      const [from, to] = [pointOf(corner), pointOf(next)];
      if (isNew(drawn, from, to)) line.push(...(line.length === 0 ? [from, to] : [to]));
      else if (line.length > 0) {
        lines.push(line);
        line = [];
      }
    }
    if (line.length > 0) lines.push(line);
  }
  return lines;
}

const pointOf = ([longitude = 0, latitude = 0]: readonly number[]): Point => [longitude, latitude];

function isNew(drawn: Set<string>, from: Point, to: Point): boolean {
  const [one, other] = [from.join(), to.join()];
  if (one === other) return false;
  const name = one < other ? `${one} ${other}` : `${other} ${one}`;
  if (drawn.has(name)) return false;
  drawn.add(name);
  return true;
}
