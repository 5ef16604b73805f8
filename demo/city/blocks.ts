/** Streets cut into blocks of a hundred house numbers. */
import { beatAt, type DrawnBeat } from './beats.ts';
import { between, distance, toPoint, type Place } from './plane.ts';
import type { Street } from './street-grid.ts';

export interface Block {
  readonly street: string;
  readonly rank: Street['rank'];
  /** 0 for numbers 1 to 99, 100 for 100 to 199, and so on. */
  readonly hundred: number;
  readonly from: Place;
  readonly to: Place;
  readonly lengthMeters: number;
  /** The beat in which the block's middle lies. */
  readonly beat: string;
}

const SHORTEST_METERS = 22;

function blocksOfPiece(street: Street, piece: Street['pieces'][number]): Omit<Block, 'beat'>[] {
  const ends = new Map<number, { from: Place; to: Place }>();
  piece.places.forEach((place, index) => {
    const number = Math.max(0, Math.floor((piece.alongMeters[index] ?? 0) / street.blockMeters));
    const known = ends.get(number);
    const from = known?.from ?? between(place, piece.places[index - 1] ?? place, 0.5);
    ends.set(number, { from, to: between(place, piece.places[index + 1] ?? place, 0.5) });
  });
  return [...ends].map(([number, { from, to }]) => ({
    street: street.name,
    rank: street.rank,
    hundred: number * 100,
    from,
    to,
    lengthMeters: distance(from, to),
  }));
}

/** Every block long enough for a house, wherever its middle lies in a beat. */
export const blocksOf = (streets: readonly Street[], beats: readonly DrawnBeat[]): Block[] =>
  streets.flatMap((street) =>
    street.pieces
      .flatMap((piece) => blocksOfPiece(street, piece))
      .flatMap((block) => {
        const beat = beatAt(beats, toPoint(between(block.from, block.to, 0.5)));
        const isLong = block.lengthMeters >= SHORTEST_METERS;
        return isLong && beat !== undefined ? [{ ...block, beat }] : [];
      }),
  );

export const blockLabel = ({ hundred, street }: Pick<Block, 'hundred' | 'street'>): string =>
  hundred === 0 ? `Unit block of ${street}` : `${hundred} block of ${street}`;
