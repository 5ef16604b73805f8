/** Looks at a file of unknown layout: its tables, their columns and rows from all over them. */
import { done, refused, type Result } from '#kernel/result.ts';
import { BrokenFile } from './reading/broken-file.ts';
import { readCsv } from './reading/csv-records.ts';
import { delimiterOf, type Delimiter } from './reading/delimiter.ts';
import { columnsOfFeature, featureOf } from './reading/features.ts';
import { sourceTables, type SourceTable } from './reading/source-tables.ts';
import { isJson } from './reading/table-format.ts';
import { readElements, withText, type BegunText } from './reading/table-records.ts';
import { gatherRows, type GatheredRows, type RowGatherer } from './sample-rows.ts';

export interface FileSample extends GatheredRows {
  readonly name: string;
  readonly format: 'csv' | 'geojson';
  /** Of a CSV table; a comma elsewhere. */
  readonly delimiter: Delimiter;
}

/** One sample a table, for an archive may hold several. Refused as an import would refuse it. */
export async function sampleFile(path: string): Promise<Result<readonly FileSample[]>> {
  const samples: FileSample[] = [];
  try {
    for await (const table of sourceTables(path)) samples.push(await sampleOf(table));
    return done(samples);
  } catch (fault) {
    if (fault instanceof BrokenFile) return refused([fault.refusal]);
    throw fault;
  }
}

const sampleOf = (table: SourceTable): Promise<FileSample> =>
  withText(table, async (text) => {
    const rows = gatherRows();
    const chunks = untilEnough(text.chunks, rows);
    const isTable = !isJson(text.start);
    const delimiter = isTable ? delimiterOf(text.start) : ',';
    const reading = isTable
      ? readRows({ ...text, chunks }, delimiter, rows)
      : readFeatures({ ...text, chunks }, rows);
    await reading.catch((fault: unknown) => {
      // A row that is cut because we stopped reading is no fault of the file.
      if (!rows.isEnough()) throw fault;
    });
    const gathered = rows.result();
    if (isTable && gathered.columns.length === 0)
      throw new BrokenFile('file-empty', { file: text.name });
    return { name: text.name, format: isTable ? 'csv' : 'geojson', delimiter, ...gathered };
  });

async function* untilEnough(
  chunks: AsyncGenerator<Buffer>,
  { isEnough }: RowGatherer,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    yield chunk;
    if (isEnough()) return;
  }
}

const atOnce = () => Promise.resolve();

function readRows(
  { name, chunks }: BegunText,
  delimiter: Delimiter,
  rows: RowGatherer,
): Promise<void> {
  let columnCount: number | undefined;
  const take = ({ values }: { readonly values: readonly string[] }) => {
    if (columnCount === undefined) {
      columnCount = values.length;
      rows.nameColumns(values);
    } else if (values.length === columnCount) rows.take(values);
  };
  return readCsv({ name, chunks, delimiter }, take, atOnce);
}

/** Features may lack columns that others have: each new name becomes a column. */
function readFeatures(text: BegunText, rows: RowGatherer): Promise<void> {
  return readElements(
    text,
    (element) => {
      const feature = featureOf(element.text);
      if (!('code' in feature)) rows.takeNamed(columnsOfFeature(feature));
    },
    atOnce,
  );
}
