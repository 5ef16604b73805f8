/** What lies under the streets: land, river, ponds, parks, piers and the rail line. */
import type { Borders } from './arcs.ts';
import { oval, roughened, smooth } from './curve.ts';
import { fromSheet, leftOf, moved, toPoint, type Place } from './plane.ts';
import { shapeOf, type Shape } from './rings.ts';

export interface Ground {
  readonly land: readonly Place[];
  readonly shore: readonly Place[];
  readonly river: readonly Place[];
  readonly riverMiddle: readonly Place[];
  readonly brook: readonly Place[];
  readonly ponds: readonly (readonly Place[])[];
  readonly parks: readonly { readonly name: string; readonly ring: readonly Place[] }[];
  readonly piers: readonly (readonly Place[])[];
  readonly rail: readonly Place[];
}

type ParkPlan = readonly [
  string,
  x: number,
  y: number,
  acrossX: number,
  acrossY: number,
  turn: number,
];

/** Middle and half widths in sheet units, turn in degrees. */
const PARKS: readonly ParkPlan[] = [
  ['Fairview Park', 772, 46, 64, 44, 12],
  ['Harbor Park', 334, 292, 30, 20, 15],
  ['Eastmarsh Common', 716, 470, 44, 30, 20],
  ['Millbrook Green', 590, 60, 34, 30, 8],
  ['Cape Alder Headland', 258, -226, 26, 40, 30],
  ['Larkhill Common', 612, -212, 46, 34, -10],
  ['Juniper Park', 930, -196, 78, 56, -18],
  ['Stonecrop Wood', 1330, -216, 66, 42, 25],
  ['Orchard Hill Park', 1016, 44, 46, 32, 0],
  ['Weirside Meadow', 1398, 24, 54, 22, 20],
  ['Ferncliff Gardens', 1052, 236, 30, 34, 10],
  ['Ashgrove Park', 1226, 276, 44, 28, -25],
  ["Tanner's Green", 900, 456, 26, 22, 0],
  ['Brookvale Park', 1352, 476, 50, 34, 15],
  ['Heron Reserve', 914, 664, 44, 26, -25],
  ['Sandpiper Reserve', 1096, 666, 40, 22, -20],
  ['Southfield Commons', 1330, 672, 46, 30, 5],
  ['Foundry Square', 690, 296, 20, 16, 0],
];

const sheet = (marks: readonly (readonly [number, number])[]): Place[] =>
  marks.map(([x, y]) => fromSheet(x, y));

const PIERS: readonly (readonly [number, number, number, number])[] = [
  [234, 330, 172, 344],
  [262, 366, 202, 396],
  [290, 412, 240, 452],
  [400, 453, 366, 502],
  [514, 528, 490, 578],
  [214, 164, 172, 184],
  [660, 590, 650, 626],
];

/** Wider towards the mouth, as rivers are: metres from the middle to a bank. */
const halfWidth = (share: number) => 36 + 54 * (1 - share) ** 2;

function riverOf(middle: readonly Place[]): Place[] {
  const bank = (side: 1 | -1) =>
    middle.map((place, index) => {
      const [before, after] = [middle[index - 1] ?? place, middle[index + 1] ?? place];
      const meters = halfWidth(index / middle.length) * side;
      return moved(place, leftOf(before, after), meters);
    });
  return [...bank(1), ...bank(-1).toReversed()];
}

const RAIL = sheet([
  [1800, 236],
  [1485, 196],
  [1340, 190],
  [1200, 222],
  [1060, 300],
  [940, 318],
  [820, 312],
  [720, 348],
  [628, 424],
  [540, 468],
  [470, 502],
]);

const BROOK = sheet([
  [540, -420],
  [548, -330],
  [530, -250],
  [552, -160],
  [534, -80],
  [556, -10],
  [536, 70],
  [560, 140],
  [552, 200],
  [562, 246],
]);

export function drawGround(borders: Borders): Ground {
  const shore = borders.line('shore');
  const corners = sheet([
    [1800, 1000],
    [1800, -640],
  ]);
  const middle = borders.line('river');
  return {
    shore,
    land: [...shore, ...corners],
    riverMiddle: middle,
    river: riverOf(middle),
    brook: roughened(smooth(BROOK, 90), 10),
    ponds: [
      oval(fromSheet(948, -188), [250, 150], -20),
      oval(fromSheet(756, 52), [130, 80], 30),
      oval(fromSheet(908, 662), [120, 70], -25),
    ],
    parks: PARKS.map(([name, x, y, acrossX, acrossY, turn]) => ({
      name,
      ring: oval(fromSheet(x, y), [acrossX * 8.5, acrossY * 8.5], turn),
    })),
    piers: PIERS.map(([x1, y1, x2, y2]) =>
      sheet([
        [x1, y1],
        [x2, y2],
      ]),
    ),
    rail: smooth(RAIL, 140),
  };
}

/** The places where nobody builds a street, each behind its bounding box. */
export interface Obstacles {
  readonly land: Shape;
  readonly river: Shape;
  readonly green: readonly Shape[];
}

export const obstaclesOf = (ground: Ground): Obstacles => ({
  land: shapeOf(ground.land.map(toPoint)),
  river: shapeOf(ground.river.map(toPoint)),
  green: [...ground.parks.map(({ ring }) => ring), ...ground.ponds].map((ring) =>
    shapeOf(ring.map(toPoint)),
  ),
});
