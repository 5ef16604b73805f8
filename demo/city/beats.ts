/** The beats as rings on the earth, and the question which beat a point lies in. */
import type { Point } from '#kernel/place.ts';
import type { Borders } from './arcs.ts';
import { BEAT_PLANS, type BeatPlan } from './beat-list.ts';
import { joined } from './curve.ts';
import { toPoint, type Place } from './plane.ts';
import { counterClockwise, shapeOf, type Ring, type Shape } from './rings.ts';

export interface DrawnBeat extends BeatPlan {
  readonly ring: Ring;
  readonly shape: Shape;
}

/** The places along a list of marks around a beat; the last leads back to the first. */
function around(borders: Borders, plan: BeatPlan): Place[] {
  const names = plan.around.split(' ');
  const arcs = names.map((from, index) => {
    const to = names[(index + 1) % names.length] ?? from;
    const arc = borders.arc(from, to);
    if (!arc) throw new Error(`Beat ${plan.code}: no border joins ${from} and ${to}.`);
    return arc.places;
  });
  return joined(arcs).slice(0, -1);
}

export const drawBeats = (borders: Borders): DrawnBeat[] =>
  BEAT_PLANS.map((plan) => {
    const ring = counterClockwise(around(borders, plan).map(toPoint));
    return { ...plan, ring, shape: shapeOf(ring) };
  });

/** The code of the beat a point lies in; undefined outside the city. */
export const beatAt = (beats: readonly DrawnBeat[], point: Point): string | undefined =>
  beats.find(({ shape }) => shape.contains(point))?.code;
