/** Main roads and the few curved streets: along the beats' borders, and freely between them. */
import type { Borders } from './arcs.ts';
import { smooth } from './curve.ts';
import { fromSheet, type Place } from './plane.ts';

export interface Road {
  readonly name: string;
  readonly isMain: boolean;
  /** The whole road, over bridges too. */
  readonly line: readonly Place[];
}

/** A named mark of the borders or a point of the sheet. */
type Stop = string | readonly [x: number, y: number];

interface RoadPlan {
  readonly name: string;
  readonly isMain: boolean;
  readonly stops: readonly Stop[];
}

const main = (name: string, stops: readonly Stop[]): RoadPlan => ({ name, isMain: true, stops });
const small = (name: string, stops: readonly Stop[]): RoadPlan => ({ name, isMain: false, stops });

const ROADS: readonly RoadPlan[] = [
  main('Northgate Avenue', [
    'capeShore',
    'b1',
    'a1',
    'b2',
    'a2',
    'b3',
    'a3',
    'b4',
    'eastA',
    [1640, -22],
    [1800, -40],
  ]),
  main('Alder Avenue', [
    [186, 118],
    [330, 146],
    [480, 134],
    [620, 146],
    [740, 118],
    [850, 96],
    [960, 92],
    [1080, 98],
    [1160, 88],
    [1260, 56],
    [1370, 16],
    [1485, 2],
    [1640, 20],
    [1800, 0],
  ]),
  main('Bridge Street', [
    [424, -640],
    [436, -480],
    [440, -330],
    [424, -200],
    'b1',
    'r1',
    [410, 262],
    [424, 320],
    'q1',
    'harborEnd',
  ]),
  main('Central Avenue', [
    [672, -640],
    [660, -420],
    [650, -318],
    [634, -190],
    'b2',
    'r3',
    'q2',
    'quayEnd',
  ]),
  main('Orchard Road', ['b3', 'r5', [838, 270], 'q4', 'm1', 'marshEnd']),
  main('Juniper Road', [
    [1100, -640],
    [1092, -460],
    'limitC',
    'a3',
    [1066, 40],
    [990, 104],
    'r6',
    'q5',
    [956, 466],
    'm2',
    'heronEnd',
  ]),
  main('Ashgrove Road', ['b4', 'r7', 'q7', [1150, 470], 'm4', 'southLimit']),
  main('Eastgate Avenue', [
    [1356, -640],
    [1340, -460],
    [1344, -300],
    [1330, -180],
    [1324, -33],
    [1300, 30],
    'r9',
    'q9',
    [1324, 470],
    [1360, 554],
    [1352, 660],
    [1348, 764],
    [1360, 1000],
  ]),
  main('Harbor Street', [
    [238, 306],
    [300, 342],
    [372, 362],
    'q1',
    'q2',
    'q3',
    'q4',
    'q5',
    'q6',
    'q7',
    'q8',
    'q9',
    'eastB',
    [1640, 350],
    [1800, 372],
  ]),
  main('Mariner Avenue', [
    'r2',
    [560, 335],
    [640, 412],
    [720, 482],
    'm1',
    'm2',
    'm3',
    'm4',
    'm5',
    'eastC',
    [1640, 574],
    [1800, 560],
  ]),
  main('Lindenfield Road', [
    'r3',
    [690, 286],
    [800, 314],
    [910, 288],
    [1040, 252],
    [1150, 258],
    [1300, 246],
    [1485, 226],
    [1640, 240],
    [1800, 216],
  ]),
  main('Ridge Road', [
    [202, -176],
    [300, -196],
    [424, -178],
    [560, -152],
    [700, -156],
    [860, -126],
    [1000, -122],
    [1180, -148],
    [1340, -142],
    [1485, -166],
    [1640, -170],
    [1800, -190],
  ]),
  small('Larkhill Road', ['limitA', 'a1', [484, 60], [470, 134]]),
  small('Fairview Road', ['limitB', 'a2', [850, -20], [846, 94]]),
  small('Foundry Street', ['r4', 'q3', [730, 430], [676, 440]]),
  small('Customs Row', ['r2', 'q1']),
  small('Saltmeadow Road', ['q6', 'm3', [1050, 620], [1040, 696]]),
  small('Brook Road', ['q8', 'm5', [1262, 660], [1270, 766]]),
  small('Orchard Hill', ['b3', [960, 20], [1000, 4], [1066, 10]]),
  small('Quay Street', [
    [262, 262],
    [252, 300],
    [260, 332],
    [292, 360],
    [314, 398],
    [362, 420],
    [408, 438],
    [452, 478],
    [520, 506],
    [568, 552],
    [640, 566],
    [726, 588],
    [800, 600],
  ]),
];

const STEP_METERS = 70;

/** Follows a border where one joins two neighbouring stops, except along water and city limits. */
function legBetween(borders: Borders, from: Stop, to: Stop): readonly Place[] | undefined {
  if (typeof from !== 'string' || typeof to !== 'string') return undefined;
  const arc = borders.arc(from, to);
  return arc?.kind === 'road' ? arc.places : undefined;
}

function drawRoad(borders: Borders, plan: RoadPlan): Road {
  const placeOf = (stop: Stop): Place => {
    if (typeof stop !== 'string') return fromSheet(stop[0], stop[1]);
    const place = borders.marks.get(stop);
    if (!place) throw new Error(`${plan.name} stops at ${stop}, which no border names.`);
    return place;
  };
  const controls: Place[] = [];
  plan.stops.forEach((stop, index) => {
    const before = plan.stops[index - 1];
    const leg = before === undefined ? undefined : legBetween(borders, before, stop);
    controls.push(...(leg ? leg.slice(1) : [placeOf(stop)]));
  });
  return { name: plan.name, isMain: plan.isMain, line: smooth(controls, STEP_METERS) };
}

export const drawRoads = (borders: Borders): Road[] => ROADS.map((plan) => drawRoad(borders, plan));
