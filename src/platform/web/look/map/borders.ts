/** Borders between areas, each drawn once although two areas share it. Pure. */
import type { Position } from 'geojson';
import type { Frame } from './geometry.ts';

const tenths = (value = 0): number => Math.round(value * 10) / 10;

/** Path data of all segments that touch the frame; a segment of two rings counts once. */
export function drawBorders(rings: readonly (readonly Position[])[], frame: Frame): string {
  const drawn = new Set<string>();
  let data = '';
  for (const ring of rings) {
    let pen = '';
    for (const [index, point] of ring.entries()) {
      const from = spot(point);
      const to = spot(ring[index + 1] ?? point);
      const name = from < to ? `${from}L${to}` : `${to}L${from}`;
      if (from === to || drawn.has(name) || !isInView(point, ring[index + 1] ?? point, frame))
        continue;
      drawn.add(name);
      data += pen === from ? `L${to}` : `M${from}L${to}`;
      pen = to;
    }
  }
  return data;
}

const spot = ([x, y]: Position): string => `${tenths(x)} ${tenths(y)}`;

function isInView([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position, frame: Frame): boolean {
  const { width, height } = frame;
  return (
    Math.max(x1, x2) >= 0 &&
    Math.min(x1, x2) <= width &&
    Math.max(y1, y2) >= 0 &&
    Math.min(y1, y2) <= height
  );
}
