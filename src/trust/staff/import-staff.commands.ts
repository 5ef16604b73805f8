/** `peelian import staff`: brings the staff directory in from a file. */
import { done, refused, refusedFor, type Refusal, type Result } from '#kernel/result.ts';
import { parseDay, type Day } from '#kernel/time.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import {
  readArguments,
  REFUSED_EXIT_CODE,
  sayRefusals,
  type Command,
  type CommandTools,
} from '#platform/commands.ts';
import { bytesOf, progressLines } from '#platform/imports/progress.ts';
import { withinAgency, type Work } from '#platform/postgres/unit-of-work.ts';
import { translator } from '#platform/web/messages/translate.ts';
import { findAgency } from '#trust/agencies/find-agency.action.ts';
import {
  importStaff,
  type ImportedStaff,
  type NoStaffImported,
  type StaffToImport,
} from './import-staff.action.ts';
import { isDayFormat, STAFF_ROLES, type DayFormat, type StaffRole } from './staff-import.ts';
import type { AfterLeaving } from './staff.ts';
import { limitOf, type RejectionLimit } from '#platform/imports/rejection-limit.ts';

const text = { type: 'string', multiple: false } as const;

const OPTIONS = {
  agency: text,
  effective: text,
  'day-format': text,
  'max-rejected': text,
  'all-or-nothing': { type: 'boolean' },
  column: { type: 'string', multiple: true },
  quiet: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

const readOptions = (args: readonly string[]) => readArguments(args, OPTIONS);
type Values = Extract<ReturnType<typeof readOptions>, { ok: true }>['value']['values'];

/** @param afterLeaving what other topics do when somebody leaves; main knows them */
export const importStaffCommand = (afterLeaving: AfterLeaving<Work>): Command => ({
  path: ['import', 'staff'],
  usage:
    'FILE.csv --agency A [--effective D] [--day-format MM/DD/YYYY] [--column ROLE=NAME]... ' +
    '[--max-rejected 5%] [--all-or-nothing] [--quiet] [--json]',
  summary: 'bring in the staff directory: people, units, squads, supervisors, over time',
  run: (args, tools) => run(args, tools, afterLeaving),
});

async function run(
  args: readonly string[],
  tools: CommandTools,
  afterLeaving: AfterLeaving<Work>,
): Promise<number> {
  const startMs = performance.now();
  const read = readOptions(args);
  if (!read.ok) return sayRefusals(tools, read.refusal);
  const { values, positionals } = read.value;
  const pool = (await tools.database()).pool('peelian_worker');
  const agency = await findAgency(pool, values.agency);
  const [path, orders] = [pathOf(positionals), ordersOf(values)];
  const problems = [agency, path, orders].flatMap((each) => (each.ok ? [] : each.refusal));
  if (!agency.ok || !path.ok || !orders.ok) return sayRefusals(tools, problems);
  const { agencyId, timezone } = agency.value;
  const now = tools.now();
  const today = zoneOf(timezone).localAt(now.getTime()).day;
  const say = values.quiet ? () => undefined : tools.say;
  const request: StaffToImport = {
    ...orders.value,
    path: path.value,
    actorId: 'system:cli',
    home: tools.settings.home,
    today,
    effective: orders.value.effective ?? today,
    now,
    translate: tools.translate,
    onProgress: await progressOf(path.value, say),
    afterLeaving,
  };
  const actor = { agencyId, actorId: request.actorId, duty: 'import' };
  const result = await withinAgency(pool, actor, (work) => importStaff(work, request));
  const seconds = (performance.now() - startMs) / 1000;
  if (result.ok) sayImported(say, result.value);
  else sayRefusals(tools, result.refusal.refusals);
  const counts = result.ok ? result.value : result.refusal;
  const file = counts.rejectsFile;
  if (file) tools.say(translator('en')('staff:import.rejects', { file }));
  if (values.json) tools.print(JSON.stringify(summaryOf(counts, seconds)));
  return result.ok ? 0 : REFUSED_EXIT_CODE;
}

const progressOf = async (path: string, say: (line: string) => void) =>
  progressLines({ say, bytesTotal: await bytesOf([path]), nowMs: () => performance.now() });

function pathOf(positionals: readonly string[]): Result<string> {
  const [path] = positionals;
  if (path === undefined) return refusedFor('files-not-named');
  return positionals.length === 1 ? done(path) : refusedFor('staff-import-one-file');
}

interface Orders {
  readonly columns: Readonly<Partial<Record<StaffRole, string>>>;
  readonly dayFormat: DayFormat;
  readonly limit: RejectionLimit;
  readonly effective: Day | undefined;
}

function ordersOf(values: Values): Result<Orders> {
  const refusals: Refusal[] = [];
  const dayFormat = values['day-format'] ?? 'YYYY-MM-DD';
  if (!isDayFormat(dayFormat))
    refusals.push({ code: 'staff-import-day-format', parameters: { text: dayFormat } });
  const effective = values.effective === undefined ? undefined : parseDay(values.effective);
  if (values.effective !== undefined && effective === undefined)
    refusals.push({ code: 'staff-day-not-a-day', parameters: { field: 'effective' } });
  const limit = limitOf(values);
  if (!limit.ok) refusals.push(...limit.refusal);
  const columns = columnsOf(values.column ?? []);
  if (!columns.ok) refusals.push(...columns.refusal);
  if (!isDayFormat(dayFormat) || !limit.ok || !columns.ok || refusals.length > 0)
    return refused(refusals);
  return done({ columns: columns.value, dayFormat, limit: limit.value, effective });
}

/** `--column unit=Destino`, for names that are not the usual ones. */
function columnsOf(given: readonly string[]): Result<Partial<Record<StaffRole, string>>> {
  const columns: Partial<Record<StaffRole, string>> = {};
  const refusals: Refusal[] = [];
  for (const one of given) {
    const [role = '', ...name] = one.split('=');
    const known = STAFF_ROLES.find((each) => each === role);
    if (known && name.length > 0) columns[known] = name.join('=').trim();
    else
      refusals.push({
        code: 'staff-import-role-unknown',
        parameters: { text: one, roles: STAFF_ROLES.join(', ') },
      });
  }
  return refusals.length > 0 ? refused(refusals) : done(columns);
}

function sayImported(say: (line: string) => void, imported: ImportedStaff): void {
  const t = translator('en');
  const { readCount, importedCount, updatedCount, unchangedCount, rejectedCount } = imported;
  const counts = { read: readCount, imported: importedCount, updated: updatedCount };
  say(t('staff:import.done', { ...counts, unchanged: unchangedCount, rejected: rejectedCount }));
  if (imported.openWork.length > 0)
    say(t('staff:command.open', { work: imported.openWork.join(', ') }));
}

const summaryOf = (counts: ImportedStaff | NoStaffImported, seconds: number) => ({
  read: counts.readCount,
  imported: 'importedCount' in counts ? counts.importedCount : 0,
  updated: 'updatedCount' in counts ? counts.updatedCount : 0,
  unchanged: 'unchangedCount' in counts ? counts.unchangedCount : 0,
  rejected: 'importedCount' in counts ? counts.rejectedCount : counts.readCount,
  rejectsFile: counts.rejectsFile,
  seconds: Math.round(seconds * 1000) / 1000,
  peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
});
