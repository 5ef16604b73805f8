/** A background of one tile, as an operator's file would hold millions. Source: pmtiles-3 */
import { encodeTile } from './tile.ts';

const SIDE = 4096;

const square = (layer: string) => ({
  [layer]: [
    {
      type: 3 as const,
      geometry: [
        [
          [0, 0],
          [SIDE, 0],
          [SIDE, SIDE],
          [0, SIDE],
          [0, 0],
        ],
      ],
      tags: { kind: layer },
    },
  ],
});

/** Water all over the world, at zoom 0 alone. */
export function exampleBasemap(): Buffer {
  const tile = encodeTile(square('water'));
  const metadata = Buffer.from(JSON.stringify({ vector_layers: [{ id: 'water', fields: {} }] }));
  // One entry: first tile, run of one, its length, at the beginning.
  const directory = Buffer.from([1, 0, 1, ...varint(tile.length), 1]);
  const header = Buffer.alloc(127);
  header.write('PMTiles', 0, 'latin1');
  header.writeUInt8(3, 7);
  const places = [
    header.length,
    directory.length,
    header.length + directory.length,
    metadata.length,
    0,
    0,
    header.length + directory.length + metadata.length,
    tile.length,
    1,
    1,
    1,
  ];
  for (const [place, value] of places.entries())
    header.writeBigUInt64LE(BigInt(value), 8 + place * 8);
  // Clustered, nothing compressed, vector tiles, zoom 0 to 0.
  header.set([1, 1, 1, 1, 0, 0], 96);
  for (const [place, degrees] of [-180, -85, 180, 85].entries())
    header.writeInt32LE(degrees * 10_000_000, 102 + place * 4);
  return Buffer.concat([header, directory, metadata, tile]);
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)];
}
