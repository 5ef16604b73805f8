/** Draws the rows of a dataset as the text of a file, piece by piece. */
import { stringify } from 'csv-stringify/sync';
import { createExtent, tidyGeometry } from './geojson.ts';
import type { FileFormat, FileRow } from './open-dataset.ts';

type Pieces = AsyncIterable<readonly FileRow[]> | Iterable<readonly FileRow[]>;

export const fileText = (
  format: FileFormat,
  columns: readonly string[],
  pieces: Pieces,
): AsyncIterable<string> =>
  format === 'csv' ? csvText(columns, pieces) : geoJsonText(columns, pieces);

/** As `sendCsv` writes it: RFC 4180, UTF-8 with a byte order mark. */
async function* csvText(columns: readonly string[], pieces: Pieces): AsyncGenerator<string> {
  const text = (rows: readonly (readonly (string | number | null)[])[], bom: boolean) =>
    stringify(
      rows.map((row) => [...row]),
      { bom, record_delimiter: 'windows', escape_formulas: true },
    );
  yield text([columns], true);
  for await (const rows of pieces)
    yield text(
      rows.map(({ cells }) => cells),
      false,
    );
}

/** These two become the geometry. */
const PLACE_COLUMNS: readonly string[] = ['longitude', 'latitude'];

/** One feature a line, so that it can be read line by line as well; the box stands at the end. */
async function* geoJsonText(columns: readonly string[], pieces: Pieces): AsyncGenerator<string> {
  const extent = createExtent();
  let before = '\n';
  yield '{"type":"FeatureCollection","features":[';
  for await (const rows of pieces) {
    const features = rows.map((row) => {
      const geometry = row.geometry && tidyGeometry(row.geometry);
      if (geometry) extent.include(geometry);
      return JSON.stringify(featureOf(columns, row.cells, geometry));
    });
    if (features.length === 0) continue;
    yield before + features.join(',\n');
    before = ',\n';
  }
  yield extent.box ? `\n],"bbox":${JSON.stringify(extent.box)}}\n` : '\n]}\n';
}

function featureOf(
  columns: readonly string[],
  cells: FileRow['cells'],
  geometry: FileRow['geometry'],
) {
  const named = columns.map((name, place) => [name, cells[place] ?? null] as const);
  const id = named.find(([name]) => name === 'id')?.[1];
  return {
    type: 'Feature',
    ...(id !== undefined && id !== null && { id }),
    geometry,
    properties: Object.fromEntries(named.filter(([name]) => !PLACE_COLUMNS.includes(name))),
  };
}
