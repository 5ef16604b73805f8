/** The ordinary streets: four grids, each turned its own way, cut where nobody can build. */
import { chanceOf } from '../random.ts';
import { lengthOf, type Place } from './plane.ts';
import { NAME_POOLS, nameFrom, numberedAvenue } from './street-names.ts';

export interface StreetPiece {
  readonly places: readonly Place[];
  /** Metres along the street's own axis at each place; house numbers grow with it. */
  readonly alongMeters: readonly number[];
}

export interface Street {
  readonly name: string;
  readonly rank: 'main' | 'street' | 'lane';
  /** How long a block of a hundred numbers is. */
  readonly blockMeters: number;
  readonly pieces: readonly StreetPiece[];
}

interface Grid {
  readonly beats: string;
  /** Counter-clockwise from east, in degrees: the direction of the streets `along`. */
  readonly turn: number;
  readonly alongSpacing: number;
  readonly acrossSpacing: number;
  /** How far the lines swing from straight, in metres. */
  readonly swingMeters: number;
  readonly names: {
    readonly along: (index: number) => string;
    readonly across: (index: number) => string;
  };
}

const from = (pool: keyof typeof NAME_POOLS) => (index: number) =>
  nameFrom(NAME_POOLS[pool], index);

const GRIDS: readonly Grid[] = [
  {
    beats: '1 2 3 9 10 11 12 13 14',
    turn: 8,
    alongSpacing: 134,
    acrossSpacing: 212,
    swingMeters: 95,
    names: { along: from('northAlong'), across: (index) => numberedAvenue(index + 1) },
  },
  {
    beats: '4 5 15',
    turn: 35.5,
    alongSpacing: 112,
    acrossSpacing: 128,
    swingMeters: 10,
    names: { along: from('oldAlong'), across: from('oldAcross') },
  },
  {
    beats: '6 7 8 19 22',
    turn: -12.6,
    alongSpacing: 128,
    acrossSpacing: 196,
    swingMeters: 18,
    names: { along: from('southAlong'), across: from('southAcross') },
  },
  {
    beats: '16 17 18 20 21 23 24',
    turn: -2.5,
    alongSpacing: 140,
    acrossSpacing: 208,
    swingMeters: 70,
    names: { along: from('eastAlong'), across: from('eastAcross') },
  },
];

const REACH_METERS = 8400;
const STEP_METERS = 14;
const SHORTEST_METERS = 85;
/** Every second line is a street that goes through; the lanes between stop here and there. */
const STREET_EVERY = 2;
const GAP_METERS = 420;

export interface Site {
  /** Answers whether a street of these beats, running in a direction, may pass a place. */
  openWithin(beats: ReadonlySet<string>): (place: Place, direction: Place) => boolean;
}

interface Axis {
  readonly grid: Grid;
  readonly direction: 'along' | 'across';
}

const swing = (grid: Grid, [east, north]: Place): Place => {
  const meters = grid.swingMeters * (0.4 + Math.max(0, north) / 3500);
  return [
    east + meters * Math.sin(north / 610 + 1) * 0.6,
    north + meters * (Math.sin(east / 870) + 0.5 * Math.sin(east / 390 + 2)),
  ];
};

/** A place of the grid: `forward` metres along a line that lies `aside` metres from the middle. */
function placeOn({ grid, direction }: Axis, forward: number, aside: number): Place {
  const angle = ((grid.turn + (direction === 'along' ? 0 : 90)) * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  return swing(grid, [forward * cosine - aside * sine, forward * sine + aside * cosine]);
}

interface LinePlan {
  readonly axis: Axis;
  readonly aside: number;
  readonly isLane: boolean;
  readonly seed: string;
}

function piecesOf(isOpen: ReturnType<Site['openWithin']>, plan: LinePlan): StreetPiece[] {
  const chance = chanceOf(plan.seed);
  const stretches = Math.ceil((2 * REACH_METERS) / GAP_METERS);
  const isMissing = Array.from({ length: stretches + 1 }, () => plan.isLane && chance.isTrue(0.2));
  const pieces: StreetPiece[] = [];
  let [places, alongMeters] = [[] as Place[], [] as number[]];
  const close = () => {
    if (lengthOf(places) >= SHORTEST_METERS) pieces.push({ places, alongMeters });
    [places, alongMeters] = [[], []];
  };
  for (let forward = -REACH_METERS; forward <= REACH_METERS; forward += STEP_METERS) {
    const place = placeOn(plan.axis, forward, plan.aside);
    const next = placeOn(plan.axis, forward + STEP_METERS, plan.aside);
    const isGap = isMissing[Math.floor((forward + REACH_METERS) / GAP_METERS)] ?? false;
    if (isGap || !isOpen(place, [next[0] - place[0], next[1] - place[1]])) close();
    else {
      places.push(place);
      alongMeters.push(forward);
    }
  }
  close();
  return pieces;
}

/** All lines of one direction of a grid; the first of them gets the pool's first name. */
function streetsOf(site: Site, axis: Axis, seed: string): Street[] {
  const { grid, direction } = axis;
  const isOpen = site.openWithin(new Set(grid.beats.split(' ')));
  const spacing = direction === 'along' ? grid.alongSpacing : grid.acrossSpacing;
  const blockMeters = direction === 'along' ? grid.acrossSpacing : grid.alongSpacing;
  const lines = Math.ceil(REACH_METERS / spacing);
  const chance = chanceOf(seed);
  const streets: Street[] = [];
  for (let line = -lines; line <= lines; line += 1) {
    const isLane = (line + STREET_EVERY * lines) % STREET_EVERY !== 0;
    const aside = -line * spacing + chance.between(-0.1, 0.1) * spacing;
    const pieces = piecesOf(isOpen, { axis, aside, isLane, seed: `${seed}/${line}` });
    if (pieces.length === 0) continue;
    const name = grid.names[direction](streets.length);
    streets.push({ name, rank: isLane ? 'lane' : 'street', blockMeters, pieces });
  }
  return streets;
}

/** Numbers begin at the street's western or southern end, at a hundred's beginning. */
function numberedFromStart(street: Street): Street {
  const first = Math.min(...street.pieces.flatMap(({ alongMeters }) => alongMeters));
  const start = Math.floor(first / street.blockMeters) * street.blockMeters;
  const pieces = street.pieces.map(({ places, alongMeters }) => ({
    places,
    alongMeters: alongMeters.map((meters) => meters - start),
  }));
  return { ...street, pieces };
}

export const drawStreets = (site: Site, seed: string): Street[] =>
  GRIDS.flatMap((grid, index) =>
    (['along', 'across'] as const).flatMap((direction) =>
      streetsOf(site, { grid, direction }, `${seed}/${index}/${direction}`),
    ),
  ).map(numberedFromStart);
