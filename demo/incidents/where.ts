/** Where things happen: a few hot blocks in each beat, the same for two years. */
import type { Block } from '../city/blocks.ts';
import { between, leftOf, moved, toPoint } from '../city/plane.ts';
import type { Point } from '#kernel/place.ts';
import { chanceOf, type Chance } from '../random.ts';
import type { CategoryPlan } from './categories.ts';

/** Blocks of one beat with running totals of their weights, so that a draw is a binary search. */
interface WeightedBlocks {
  readonly blocks: readonly Block[];
  readonly totals: readonly number[];
}

export interface Whereabouts {
  /** A block of this beat, the likelier the hotter it is for this category. */
  blockFor(category: CategoryPlan, beat: string, chance: Chance): Block;
}

/** A main road sees more people; how hot a block is within its street is settled once. */
const RANK_HEAT = { main: 2.6, street: 1.3, lane: 0.7 } as const;

function heatOf(block: Block, gathering: number): number {
  const own = chanceOf(`heat/${block.street}/${block.hundred}`).next();
  const street = chanceOf(`heat/${block.street}`).next();
  const heat = -Math.log(1 - own * 0.995) * (0.5 + street);
  return (
    block.lengthMeters *
    (0.05 + heat) ** gathering *
    RANK_HEAT[block.rank] ** Math.min(1, gathering)
  );
}

function weighted(blocks: readonly Block[], gathering: number): WeightedBlocks {
  let total = 0;
  return { blocks, totals: blocks.map((block) => (total += heatOf(block, gathering))) };
}

function draw({ blocks, totals }: WeightedBlocks, chance: Chance): Block {
  const wanted = chance.next() * (totals.at(-1) ?? 0);
  let [low, high] = [0, totals.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((totals[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  const block = blocks[low];
  if (!block) throw new Error('A beat without blocks has no incidents.');
  return block;
}

export function whereabouts(blocks: readonly Block[]): Whereabouts {
  const known = new Map<string, WeightedBlocks>();
  return {
    blockFor({ gathering }, beat, chance) {
      const key = `${beat}/${gathering}`;
      const own =
        known.get(key) ??
        weighted(
          blocks.filter((one) => one.beat === beat),
          gathering,
        );
      known.set(key, own);
      return draw(own, chance);
    },
  };
}

/** Somewhere on the block's pavements: the source rounds to the block, not to the house. */
export function pointOn(block: Block, chance: Chance): Point {
  const middle = between(block.from, block.to, chance.between(0.3, 0.7));
  return toPoint(moved(middle, leftOf(block.from, block.to), chance.between(-6, 6)));
}
