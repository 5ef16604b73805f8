/** `peelian restore FILE`: a backup into an empty installation, ready to be served. */
import { resolve } from 'node:path';
import type { Refusal } from '#kernel/result.ts';
import { restoreBackup, type Restored } from '#platform/backup/restore-backup.ts';
import { readArguments, sayRefusals, type Command } from '#platform/commands.ts';
import { BACKED_UP_FOLDERS } from '#trust/retention/kept.ts';
import { catchUp, NotCaughtUp, type CaughtUp } from './catch-up.ts';

export const restoreCommand: Command = {
  path: ['restore'],
  usage: 'FILE [--json]',
  summary: 'bring a backup back into an empty database: all of it, or nothing',
  async run(args, tools) {
    const read = readArguments(args, { json: { type: 'boolean', default: false } });
    if (!read.ok) return sayRefusals(tools, read.refusal);
    const [file, ...others] = read.value.positionals;
    if (file === undefined || others.length > 0)
      return sayRefusals(tools, [{ code: 'backup-takes-one-file' }]);
    const { home } = tools.settings;
    const now = tools.now();
    let caughtUp: CaughtUp | undefined;
    const restored = await restoreBackup(await tools.database(), {
      path: resolve(file),
      home,
      folders: BACKED_UP_FOLDERS,
      afterLoad: async (client) => {
        caughtUp = await catchUp(client, { home, now });
      },
    }).catch(refusalOf);
    if (!restored.ok) return sayRefusals(tools, restored.refusal);
    const summary = summaryOf(restored.value, caughtUp, [now, tools.now()]);
    for (const line of linesOf(summary)) tools.say(line);
    if (read.value.values.json) tools.print(JSON.stringify(summary));
    return 0;
  },
};

const refusalOf = (fault: unknown): { ok: false; refusal: readonly Refusal[] } => {
  if (fault instanceof NotCaughtUp) return { ok: false, refusal: fault.refusals };
  throw fault;
};

const MS_AN_HOUR = 3_600_000;

const summaryOf = (
  { manifest, migratedOn }: Restored,
  caughtUp: CaughtUp | undefined,
  [began, ended]: readonly [Date, Date],
) => ({
  takenAt: manifest.takenAt,
  ageHours: Math.round((began.getTime() - Date.parse(manifest.takenAt)) / MS_AN_HOUR),
  tables: manifest.tables.length,
  rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
  files: manifest.files.length,
  migratedOn,
  retractionsReplayed: caughtUp?.replayedCount ?? 0,
  recordsRemovedAgain: caughtUp?.removedCount ?? 0,
  agenciesWithoutRetractionList: caughtUp?.withoutList ?? [],
  seconds: (ended.getTime() - began.getTime()) / 1000,
  peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
});

function linesOf(summary: ReturnType<typeof summaryOf>): string[] {
  const { takenAt, ageHours, tables, rows, files, migratedOn } = summary;
  const { retractionsReplayed, recordsRemovedAgain, agenciesWithoutRetractionList } = summary;
  return [
    `${rows} rows of ${tables} tables and ${files} files are back, each of them checked.`,
    `They are of ${takenAt}, ${ageHours} hours ago.`,
    'What came later is not here: bring it in again.',
    ...(migratedOn > 0 ? [`${migratedOn} migrations brought them to this version.`] : []),
    `${retractionsReplayed} retractions were newer than the backup and were carried out again;`,
    `${recordsRemovedAgain} records that it had brought back are gone.`,
    ...(agenciesWithoutRetractionList.length > 0
      ? [
          `No list of retractions lies here for: ${agenciesWithoutRetractionList.join(', ')}.`,
          'If records were taken away after the backup, they are public again. Give the lists:',
          '  peelian import incidents --retract LIST.csv --agency A',
        ]
      : []),
  ];
}
