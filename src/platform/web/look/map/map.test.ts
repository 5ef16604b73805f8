/** Maps: every area in view, each border once, no name over another. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleAreas, exampleBase } from '../city.examples.ts';
import { drawBorders } from './borders.ts';
import { clearNames, placeNames } from './names.ts';
import { prepareMap } from './prepare-map.ts';

const frame = { width: 680, height: 420 };
const square = (x: number, y: number, side: number) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];

describe('prepareMap', () => {
  it('keeps every area in the frame, north up', () => {
    const map = prepareMap({ base: exampleBase, areas: exampleAreas, chosenId: '4', frame });
    expect(map.areas).toHaveLength(exampleAreas.length);
    expect(map.chosen?.name).toBe('Harbor Quarter');
    const y = (name: string) => map.names.find((placed) => placed.name === name)?.y ?? Number.NaN;
    expect(y('Northshore')).toBeLessThan(y('Old Town'));
  });

  it('draws the same whichever way round a ring runs', () => {
    const turned = exampleAreas.map((area) => ({
      ...area,
      shape:
        area.shape.type === 'Polygon'
          ? { ...area.shape, coordinates: area.shape.coordinates.map((ring) => ring.toReversed()) }
          : area.shape,
    }));
    const names = (areas: typeof exampleAreas) => prepareMap({ base: {}, areas, frame }).names;
    expect(names(turned)).toEqual(names(exampleAreas));
  });

  it('leaves out of a closer crop what is not in view', () => {
    const focus = exampleAreas.filter(({ id }) => id === '4').map(({ shape }) => shape);
    const map = prepareMap({ base: {}, areas: exampleAreas, frame, focus });
    expect(map.areas.map(({ id }) => id)).toContain('4');
    expect(map.areas.map(({ id }) => id)).not.toContain('5');
  });
});

describe('drawBorders', () => {
  it('draws a shared border once', () => {
    const data = drawBorders([square(0, 0, 10), square(10, 0, 10)], frame);
    expect(data.match(/L/g)).toHaveLength(7);
  });
});

describe('placeNames', () => {
  it('never puts one name over another or outside the frame', () => {
    const place = fc.record({
      x: fc.integer({ min: -50, max: 650 }),
      y: fc.integer({ min: -50, max: 400 }),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), (places) => {
        const names = places.map(({ x, y }, index) => ({
          id: String(index),
          name: 'Harbor Quarter',
          rings: [square(x, y, 60)],
          isChosen: false,
        }));
        const placed = placeNames(names, frame);
        for (const one of placed) {
          expect(one.x > 50 && one.x < 630 && one.y > 9 && one.y < 420).toBe(true);
          for (const other of placed)
            if (one !== other)
              expect(Math.abs(one.x - other.x) > 100 || Math.abs(one.y - other.y) > 16).toBe(true);
        }
      }),
    );
  });

  it('places the chosen name first, so that it is the one that stays', () => {
    const ring = [square(100, 100, 80)];
    const placed = placeNames(
      [1, 2, 3, 4].map((id) => ({
        id: String(id),
        name: `Area ${id}`,
        rings: ring,
        isChosen: id === 4,
      })),
      frame,
    );
    expect(placed[0]?.id).toBe('4');
    expect(placed.length).toBeLessThan(4);
  });
});

describe('clearNames', () => {
  it('leaves no name under a circle, nor one over another, nor half outside', () => {
    const circle = fc.record({
      x: fc.integer({ min: 0, max: 680 }),
      y: fc.integer({ min: 0, max: 420 }),
      radius: fc.integer({ min: 6, max: 24 }),
    });
    const name = fc.record({
      id: fc.string(),
      name: fc.constant('Old Town'),
      x: fc.integer({ min: 0, max: 680 }),
      y: fc.integer({ min: 0, max: 420 }),
    });
    fc.assert(
      fc.property(fc.array(name), fc.array(circle), (names, circles) => {
        for (const { x, y } of clearNames(names, circles, frame)) {
          expect(x > 20 && x < 660 && y > 4 && y < 420).toBe(true);
          for (const one of circles)
            expect(Math.hypot(one.x - x, one.y - (y - 4)) > one.radius * 0.9).toBe(true);
        }
      }),
    );
  });

  it('leaves a name where it is when nothing is in its way', () => {
    const name = { id: '4', name: 'Harbor Quarter', x: 300, y: 200 };
    expect(clearNames([name], [], frame)).toEqual([name]);
  });
});
