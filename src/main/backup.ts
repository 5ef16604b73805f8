/** `peelian backup FILE`: one moment of the whole installation in one file. */
import { resolve } from 'node:path';
import { takeBackup, type Backup } from '#platform/backup/take-backup.ts';
import { readArguments, sayRefusals, type Command } from '#platform/commands.ts';
import { BACKED_UP_FOLDERS } from '#trust/retention/kept.ts';

export const backupCommand: Command = {
  path: ['backup'],
  usage: 'FILE [--json]',
  summary: 'write one moment of the whole installation into one new file, without its secrets',
  async run(args, tools) {
    const read = readArguments(args, { json: { type: 'boolean', default: false } });
    if (!read.ok) return sayRefusals(tools, read.refusal);
    const [file, ...others] = read.value.positionals;
    if (file === undefined || others.length > 0)
      return sayRefusals(tools, [{ code: 'backup-takes-one-file' }]);
    const started = tools.now().getTime();
    const taken = await takeBackup(await tools.database(), {
      path: resolve(file),
      home: tools.settings.home,
      folders: BACKED_UP_FOLDERS,
      now: tools.now,
    });
    if (!taken.ok) return sayRefusals(tools, taken.refusal);
    const seconds = (tools.now().getTime() - started) / 1000;
    const summary = { file: resolve(file), ...summaryOf(taken.value), seconds };
    for (const line of linesOf(summary)) tools.say(line);
    if (read.value.values.json) tools.print(JSON.stringify(summary));
    return 0;
  },
};

const summaryOf = ({ manifest, bytes }: Backup) => ({
  takenAt: manifest.takenAt,
  bytes,
  tables: manifest.tables.length,
  rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
  files: manifest.files.length,
  peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
});

type Summary = ReturnType<typeof summaryOf> & { readonly file: string };

const linesOf = ({ file, takenAt, bytes, tables, rows, files }: Summary) => [
  `${file}: ${rows} rows of ${tables} tables and ${files} files, ${bytes} bytes.`,
  `It holds what was recorded by ${takenAt}, and nothing that came later.`,
  'It is not encrypted, and it keeps what is deleted from now on: guard it, and let it go in time.',
  'The folders secrets and retractions of PEELIAN_HOME are not in it. Copy them to another place.',
];
