/** Streams COPY text into a table at the pace of the database. */
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { from } from 'pg-copy-streams';

export interface CopyingRows {
  write(rows: Uint8Array): Promise<void>;
  end(): Promise<void>;
  /** Gives up the COPY so that the connection can roll back. */
  abandon(): Promise<void>;
}

/** @param statement `COPY … FROM STDIN`; no other query may run on this work until the end */
export function copyInto({ client }: Work, statement: string): CopyingRows {
  const stream = client.query(from(statement));
  let fault: Error | undefined;
  const closed = new Promise<void>((resolve) => {
    stream.once('close', resolve);
  });
  stream.on('error', (error) => {
    fault = error;
  });
  const throwFault = () => {
    if (fault) throw fault;
  };
  return {
    async write(rows) {
      throwFault();
      await new Promise<void>((resolve) => {
        stream.write(rows, () => resolve());
      });
      throwFault();
    },
    async end() {
      stream.end();
      await closed;
      throwFault();
    },
    async abandon() {
      stream.destroy(fault ?? new Error('The import was given up'));
      await closed;
    },
  };
}
