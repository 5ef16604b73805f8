/** Whether an area's rings bound a certain inside: closed, not crossing, holes in their shells. */
import { edgeBetween, edgesOfRing, isSamePosition } from './area.ts';
import type { Area, Edge, Position, Ring } from './area.ts';
import { forEachClosePair } from './close-pairs.ts';
import { atPlaces } from './finding.ts';
import type { AreaErrorCode, AreaFinding, AreaNoteCode } from './finding.ts';
import { crossingPoint, isOnEdge, meetingOf, sideOf, turnOf } from './orientation.ts';

/** A side with its walk: the ring it belongs to and the positions around it. */
interface Step {
  readonly edge: Edge;
  readonly ring: number;
  readonly order: number;
  readonly stepsInRing: number;
  readonly before: Position;
  readonly from: Position;
  readonly to: Position;
  readonly after: Position;
}

type Places = Map<AreaErrorCode | AreaNoteCode, Position[]>;

const NOTES: ReadonlySet<string> = new Set<AreaNoteCode>([
  'repeated-position',
  'ring-touches-itself',
  'ring-folds-back',
]);

/** Findings about one area whose coordinates are usable, one for each code, with its places. */
export function checkRings(area: Area): AreaFinding[] {
  const places: Places = new Map();
  const rings = area.polygons.flat();
  for (const ring of rings) checkWalk(ring, places);
  const steps = rings.flatMap(stepsOf);
  forEachClosePair(
    steps,
    (step) => step.edge,
    (one, other) => checkMeeting(one, other, places),
  );
  if (!places.has('ring-crosses-itself') && !places.has('rings-cross')) checkNesting(area, places);
  return [...places].map(([code, at]) => findingOf(area.id, code, at));
}

function findingOf(
  areaId: string,
  code: AreaErrorCode | AreaNoteCode,
  places: readonly Position[],
): AreaFinding {
  const particulars = atPlaces(areaId, places);
  return isNote(code)
    ? { severity: 'note', code, ...particulars }
    : { severity: 'error', code, ...particulars };
}

const isNote = (code: AreaErrorCode | AreaNoteCode): code is AreaNoteCode => NOTES.has(code);

function add(places: Places, code: AreaErrorCode | AreaNoteCode, at: Position): void {
  const known = places.get(code) ?? [];
  if (!known.some((place) => isSamePosition(place, at))) known.push([at[0] ?? 0, at[1] ?? 0]);
  places.set(code, known);
}

function checkWalk(ring: Ring, places: Places): void {
  const [first] = ring;
  const last = ring.at(-1);
  if (first === undefined || last === undefined) return;
  ring.forEach((position, place) => {
    const next = ring[place + 1];
    if (next !== undefined && isSamePosition(position, next))
      add(places, 'repeated-position', position);
  });
  if (!isSamePosition(first, last)) add(places, 'ring-not-closed', last);
  if (ring.length < 4) add(places, 'ring-too-short', first);
  else if (isOnOneLine(ring, first)) add(places, 'ring-without-area', first);
}

function isOnOneLine(ring: Ring, first: Position): boolean {
  const second = ring.find((position) => !isSamePosition(position, first));
  return second === undefined || ring.every((position) => turnOf(first, second, position) === 0);
}

function stepsOf(ring: Ring, ringPlace: number): Step[] {
  const walk = ring.filter((position, place) => {
    const next = ring[place + 1] ?? ring[0];
    return next === undefined || !isSamePosition(position, next);
  });
  const around = (place: number): Position => walk.at(place % walk.length) ?? [];
  return walk.map((from, order) => ({
    edge: edgeBetween(from, around(order + 1)),
    ring: ringPlace,
    order,
    stepsInRing: walk.length,
    before: around(order - 1),
    from,
    to: around(order + 1),
    after: around(order + 2),
  }));
}

function checkMeeting(one: Step, other: Step, places: Places): void {
  const meeting = meetingOf(one.edge, other.edge);
  if (meeting === 'apart') return;
  const isSameRing = one.ring === other.ring;
  const crosses = isSameRing ? 'ring-crosses-itself' : 'rings-cross';
  if (meeting === 'cross') return add(places, crosses, crossingPoint(one.edge, other.edge));
  if (meeting === 'along') return add(places, 'ring-folds-back', sharedEnd(one, other));
  if (isSameRing && areNeighbours(one, other)) return;
  const at = sharedEnd(one, other);
  if (isCrossedAt(one, other, at)) add(places, crosses, at);
  else if (isSameRing) add(places, 'ring-touches-itself', at);
}

function areNeighbours(one: Step, other: Step): boolean {
  const apart = Math.abs(one.order - other.order);
  return apart === 1 || apart === one.stepsInRing - 1;
}

/** An end of one side that lies on the other. */
function sharedEnd(one: Step, other: Step): Position {
  const isOn = (step: Step, [x = 0, y = 0]: Position): boolean => isOnEdge(step.edge, x, y);
  const ends = [one.from, one.to].filter((end) => isOn(other, end));
  return ends[0] ?? [other.from, other.to].find((end) => isOn(one, end)) ?? one.from;
}

/** Two walks through a point cross when one leads from one side of the other to its other side. */
function isCrossedAt(one: Step, other: Step, at: Position): boolean {
  const [before, after] = passAt(one, at);
  const [otherBefore, otherAfter] = passAt(other, at);
  const from = sideOfPass({ before, at, after }, otherBefore);
  const to = sideOfPass({ before, at, after }, otherAfter);
  return from * to < 0;
}

function passAt(step: Step, at: Position): readonly [Position, Position] {
  if (isSamePosition(step.from, at)) return [step.before, step.to];
  return isSamePosition(step.to, at) ? [step.from, step.after] : [step.from, step.to];
}

interface Pass {
  readonly before: Position;
  readonly at: Position;
  readonly after: Position;
}

/** 1 left of a bent walk, -1 right of it, 0 on it. */
function sideOfPass({ before, at, after }: Pass, point: Position): number {
  const bend = turnOf(before, at, after);
  const ofFirst = turnOf(before, at, point);
  const ofSecond = turnOf(at, after, point);
  if (ofFirst === 0 && ofSecond === 0) return 0;
  if (bend > 0) return ofFirst > 0 && ofSecond > 0 ? 1 : ofFirst < 0 || ofSecond < 0 ? -1 : 0;
  if (bend < 0) return ofFirst < 0 && ofSecond < 0 ? -1 : ofFirst > 0 || ofSecond > 0 ? 1 : 0;
  return ofFirst;
}

/** A shell lies in an even number of the area's other rings, a hole in an odd one and its shell. */
function checkNesting(area: Area, places: Places): void {
  const rings = area.polygons.flatMap((polygon, part) =>
    polygon.map((ring, place) => ({ ring, part, isHole: place > 0, edges: edgesOfRing(ring) })),
  );
  if (rings.length < 2) return;
  for (const inner of rings) {
    const [at = []] = inner.ring;
    const around = rings.filter((outer) => outer !== inner && isWithin(inner.ring, outer.edges));
    const isInShell = around.some((outer) => outer.part === inner.part && !outer.isHole);
    const isOdd = around.length % 2 === 1;
    if (inner.isHole && !isInShell) add(places, 'hole-outside-shell', at);
    else if (inner.isHole && !isOdd) add(places, 'hole-inside-hole', at);
    else if (!inner.isHole && isOdd) add(places, 'part-inside-part', at);
  }
}

/** Rings that do not cross: the first position off the other ring speaks for all. */
function isWithin(ring: Ring, edges: readonly Edge[]): boolean {
  for (const [x = 0, y = 0] of ring) {
    if (edges.some((edge) => isOnEdge(edge, x, y))) continue;
    const crossed = edges.filter(
      (edge) => edge.lowY > y !== edge.highY > y && sideOf(edge, x, y) > 0,
    );
    return crossed.length % 2 === 1;
  }
  return false;
}
