/** A backup taken while imports and residents' forms go on, destroyed at its source, restored. */
import { join } from 'node:path';
import { backupCommand } from '../../src/main/backup.ts';
import {
  digestsOf,
  importRows,
  newHome,
  runCommand,
  type Digests,
  type Ended,
} from '../../src/main/backup.examples.ts';
import { restoreCommand } from '../../src/main/restore.ts';
import type { Database } from '#platform/postgres/database.ts';
import { addAgency, addBeats } from '#practices/technology/incidents/importing/import.examples.ts';
import { fillInMistake, type Ask } from './hidden-fields.ts';
import { portalOn } from './surfaces.ts';

export interface Load {
  /** Rows of each import. */
  readonly rows: number;
  /** Rows that are there before the load begins. */
  readonly rowsBefore: number;
  /** What is acknowledged before the backup begins. */
  readonly actsBefore: number;
}

/** What was acknowledged, and when: the client had its answer by then. */
interface Act {
  readonly what: 'import' | 'form';
  /** First key of the import, or the report's words. */
  readonly mark: string;
  readonly acknowledgedAt: number;
}

export interface Drill {
  readonly taken: Ended;
  readonly restored: Ended;
  readonly acts: readonly Act[];
  /** Acknowledged before the snapshot, and not found after the restore. */
  readonly lost: readonly Act[];
  readonly before: Digests;
  readonly after: Digests;
}

const FIRST_KEY = 201_800_000_000;

/** @param from is closed, and so dropped, before the restore into `to` begins */
export async function drill(from: Database, to: Database, load: Load): Promise<Drill> {
  const home = await newHome();
  const agency = await addAgency(from, 'loaded');
  await addBeats(from, agency);
  if (load.rowsBefore > 0)
    await importRows({ database: from, home }, agency, {
      count: load.rowsBefore,
      firstKey: FIRST_KEY - load.rowsBefore,
    });
  const acts: Act[] = [];
  const going = { isOver: false };
  const tell = (what: Act['what'], mark: string) =>
    acts.push({ what, mark, acknowledgedAt: Date.now() });
  const importing = repeat(going, async (turn) => {
    const firstKey = FIRST_KEY + turn * load.rows;
    await importRows({ database: from, home }, agency, { count: load.rows, firstKey });
    tell('import', String(firstKey));
  });
  const ask = await residentOf(from);
  const posting = repeat(going, async (turn) => {
    const words = `Mistake number ${turn} of the drill`;
    const answer = await ask('/mistakes', await fillInMistake(ask, words));
    if (answer.includes('Thank you')) tell('form', words);
  });
  const counted = (what: Act['what']) => acts.filter((act) => act.what === what).length;
  while (counted('import') < 1 || acts.length < load.actsBefore)
    await Promise.race([importing, posting, new Promise((resolve) => setTimeout(resolve, 20))]);
  const file = join(home, 'drill.backup');
  const taken = await runCommand(backupCommand, { database: from, home }, [file]);
  going.isOver = true;
  await Promise.all([importing, posting]);
  await from.close();
  const restored = await runCommand(restoreCommand, { database: to, home: await newHome() }, [
    file,
  ]);
  const again = join(home, 'again.backup');
  await runCommand(backupCommand, { database: to, home }, [again]);
  const takenAt = Date.parse(String(taken.json['takenAt']));
  const due = acts.filter(({ acknowledgedAt }) => acknowledgedAt < takenAt);
  const lost = await lostIn(to, due);
  return {
    taken,
    restored,
    acts,
    lost,
    before: await digestsOf(file),
    after: await digestsOf(again),
  };
}

async function repeat(
  going: { readonly isOver: boolean },
  act: (turn: number) => Promise<void>,
): Promise<void> {
  for (let turn = 0; !going.isOver; turn += 1) await act(turn);
}

async function residentOf(database: Database): Promise<Ask> {
  const portal = await portalOn(database, { now: () => new Date() });
  return async (url, answers) => {
    const { body } = await portal.inject({
      url,
      method: answers ? 'POST' : 'GET',
      remoteAddress: `10.0.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`,
      headers: {
        host: 'loaded.localhost',
        ...(answers && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(answers && { payload: new URLSearchParams(answers).toString() }),
    });
    return body;
  };
}

const lostIn = (database: Database, acts: readonly Act[]): Promise<Act[]> =>
  database.asAdministrator(async (client) => {
    const lost: Act[] = [];
    for (const act of acts) {
      const found = await client.query(
        act.what === 'form'
          ? 'select from mistake_report where problem = $1'
          : 'select from incident where key = $1',
        [act.mark],
      );
      if (found.rowCount !== 1) lost.push(act);
    }
    return lost;
  });
