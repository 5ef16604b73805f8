/** The names of a table's columns, and what separates them: enough to guess what is what. */
import { done, refused, type Result } from '#kernel/result.ts';
import { BrokenFile } from './reading/broken-file.ts';
import { delimiterOf, type Delimiter } from './reading/delimiter.ts';
import { sourceTables } from './reading/source-tables.ts';
import { headerOf, isJson } from './reading/table-format.ts';
import { withText } from './reading/table-records.ts';
import { sampleFile } from './sample-file.ts';

export interface TableColumns {
  readonly columns: readonly string[];
  /** A comma where there is none to find. */
  readonly delimiter: Delimiter;
}

/** Of the first table of a file; refused as an import would refuse it. */
export async function tableColumns(path: string): Promise<Result<TableColumns>> {
  try {
    for await (const table of sourceTables(path)) {
      const begun = await withText(table, async ({ start }) => {
        await Promise.resolve();
        return isJson(start) ? undefined : { start, delimiter: delimiterOf(start) };
      });
      if (!begun) return await sampledColumns(path);
      const columns = headerOf(begun.start, begun.delimiter).map((name) => name.trim());
      return done({ columns, delimiter: begun.delimiter });
    }
    return done({ columns: [], delimiter: ',' });
  } catch (fault) {
    if (fault instanceof BrokenFile) return refused([fault.refusal]);
    throw fault;
  }
}

/** Features need not name the same properties: some of them are looked at. */
async function sampledColumns(path: string): Promise<Result<TableColumns>> {
  const sampled = await sampleFile(path);
  if (!sampled.ok) return sampled;
  return done({ columns: sampled.value[0]?.columns ?? [], delimiter: ',' });
}
