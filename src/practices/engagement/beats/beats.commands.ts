/** `peelian import beats`: reads, checks and imports boundaries, and writes the check report. */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { done, refusedFor, type Result } from '#kernel/result.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import { parseDay, type Day } from '#kernel/time.ts';
import {
  readArguments,
  REFUSED_EXIT_CODE,
  sayRefusals,
  type Command,
  type CommandTools,
} from '#platform/commands.ts';
import { withinAgency, type Work } from '#platform/postgres/unit-of-work.ts';
import { formatDay } from '#platform/web/messages/format.ts';
import { translator } from '#platform/web/messages/translate.ts';
import type { Agency } from '#trust/agencies/agency.ts';
import { findAgency } from '#trust/agencies/find-agency.action.ts';
import type { BeatFile } from './beat-file.ts';
import { checkReportPage } from './check-report.console.tsx';
import { entriesOf, type ReportLocale } from './check-words.commands.ts';
import {
  importBeats,
  MOST_BYTES,
  type BeatsToImport,
  type BoundariesChange,
  type ImportedBeats,
} from './import-beats.action.ts';

/** What main adds: the incidents follow when boundaries change. */
export interface BeatsCommandsOptions {
  readonly afterBoundariesChange?: (work: Work, change: BoundariesChange) => Promise<void>;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const OPTIONS = {
  agency: text,
  'id-field': text,
  'name-field': text,
  'district-field': text,
  'residents-field': text,
  effective: text,
  language: text,
  'join-parts': flag,
  json: flag,
} as const;

export const beatsCommands = (options: BeatsCommandsOptions = {}): readonly Command[] => [
  {
    path: ['import', 'beats'],
    usage:
      'FILE.geojson --agency A --id-field F [--name-field F] [--district-field F] ' +
      '[--residents-field F] [--effective 2018-01-01] [--join-parts] [--language en|es] [--json]',
    summary: 'import the boundaries of beats, with a check report and its map',
    run: (args, tools) => run(args, tools, options),
  },
];

interface Wanted {
  readonly agency: Agency;
  readonly request: BeatsToImport;
  readonly locale: ReportLocale;
  readonly isJson: boolean;
}

async function run(
  args: readonly string[],
  tools: CommandTools,
  options: BeatsCommandsOptions,
): Promise<number> {
  const startedMs = tools.now().getTime();
  const wanted = await readWanted(args, tools, options);
  if (!wanted.ok) return sayRefusals(tools, wanted.refusal);
  const { agency, request, isJson } = wanted.value;
  const pool = (await tools.database()).pool('peelian_worker');
  const actor = { agencyId: agency.agencyId, actorId: request.actorId, duty: 'import' };
  const result = await withinAgency(pool, actor, (work) => importBeats(work, request));
  if (!result.ok) {
    const { file, refusals } = result.refusal;
    sayRefusals(tools, refusals);
    tools.say(translator('en')('beats:command.refused'));
    const report = file && (await writeReport(tools, wanted.value, { file }));
    if (isJson) tools.print(JSON.stringify(summaryOf(tools, startedMs, { file, report })));
    return REFUSED_EXIT_CODE;
  }
  const imported = result.value;
  sayImported(tools, imported, request.effectiveFrom);
  const { file } = imported;
  const report = await writeReport(tools, wanted.value, { file, imported });
  if (isJson) tools.print(JSON.stringify(summaryOf(tools, startedMs, { file, imported, report })));
  return 0;
}

async function readWanted(
  args: readonly string[],
  tools: CommandTools,
  options: BeatsCommandsOptions,
): Promise<Result<Wanted>> {
  const read = readArguments(args, OPTIONS);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const path = positionals[0];
  if (path === undefined) return refusedFor('beats-file-not-named');
  const id = values['id-field'];
  if (id === undefined) return refusedFor('beats-field-not-named');
  const locale = values.language ?? 'en';
  if (locale !== 'en' && locale !== 'es')
    return refusedFor('beats-language-unknown', { parameters: { language: locale } });
  const content = await readText(path);
  if (!content.ok) return content;
  const agency = await findAgency((await tools.database()).pool('peelian_worker'), values.agency);
  if (!agency.ok) return agency;
  const effectiveFrom = dayOf(values.effective, localDay(tools.now(), agency.value));
  if (!effectiveFrom.ok) return effectiveFrom;
  const request: BeatsToImport = {
    fileName: basename(path),
    text: content.value,
    fields: {
      id,
      name: values['name-field'],
      district: values['district-field'],
      residents: values['residents-field'],
    },
    mayJoin: values['join-parts'] ?? false,
    effectiveFrom: effectiveFrom.value,
    actorId: 'system:cli',
    now: tools.now(),
    ...options,
  };
  return done({ agency: agency.value, request, locale, isJson: values.json ?? false });
}

async function readText(path: string): Promise<Result<string>> {
  const file = basename(path);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return refusedFor('beats-file-not-found', { parameters: { file: path } });
  if (found.size > MOST_BYTES) {
    const megabytes = Math.ceil(found.size / 2 ** 20);
    const parameters = { file, megabytes, most: MOST_BYTES / 2 ** 20 };
    return refusedFor('beats-file-too-large', { parameters });
  }
  const bytes = await readFile(path);
  try {
    return done(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refusedFor('beats-file-not-utf8', { parameters: { file } });
  }
}

function dayOf(given: string | undefined, today: Day): Result<Day> {
  if (given === undefined) return done(today);
  const day = parseDay(given);
  if (day !== undefined) return done(day);
  return refusedFor('beats-effective-not-a-day', { parameters: { day: given } });
}

const localDay = (instant: Date, { timezone }: Agency): Day =>
  zoneOf(timezone).localAt(instant.getTime()).day;

const MOST_NOTES_SAID = 10;

function sayImported(tools: CommandTools, imported: ImportedBeats, effectiveFrom: Day): void {
  const t = translator('en');
  const { file, version, isNew, counts } = imported;
  const notes = entriesOf(file, 'en');
  for (const { sentence, size } of notes.slice(0, MOST_NOTES_SAID)) {
    const entry = size === undefined ? sentence : `${sentence} ${size}.`;
    tools.say(t('beats:command.notes', { entry }));
  }
  const rest = notes.length - MOST_NOTES_SAID;
  if (rest > 0) tools.say(t('beats:command.moreNotes', { count: rest }));
  if (notes.length === 0) tools.say(t('beats:command.noNotes'));
  const day = formatDay('en', isNew ? version.effectiveFrom : effectiveFrom);
  const { revision } = version;
  tools.say(
    isNew
      ? t('beats:command.imported', { beats: file.beats.length, day, revision, ...counts })
      : t('beats:command.unchanged', { day }),
  );
}

interface Outcome {
  readonly file: BeatFile;
  readonly imported?: ImportedBeats;
}

/** Also for a refused file: the map shows where it is wrong. Answers the path. */
async function writeReport(
  tools: CommandTools,
  { agency, request, locale }: Wanted,
  { file, imported }: Outcome,
): Promise<string> {
  const page = checkReportPage({
    locale,
    agencyName: agency.name,
    fileName: request.fileName,
    file,
    outcome: imported === undefined ? 'refused' : imported.isNew ? 'imported' : 'unchanged',
    effectiveFrom: request.effectiveFrom,
    revision: imported?.version.revision,
    removedCodes: imported?.removedCodes ?? [],
    checkedOn: localDay(tools.now(), agency),
  });
  const folder = join(tools.settings.home, 'reports');
  const path = join(folder, `beats-${agency.slug}-${request.effectiveFrom}.html`);
  await mkdir(folder, { recursive: true });
  await writeFile(path, page);
  tools.say(translator('en')('beats:command.report', { file: path }));
  return path;
}

interface Ending {
  readonly file: BeatFile | undefined;
  readonly imported?: ImportedBeats;
  readonly report: string | undefined;
}

/** The names that every import's JSON has; null is what does not apply to beats. */
function summaryOf(tools: CommandTools, startedMs: number, { file, imported, report }: Ending) {
  const read = file?.read ?? 0;
  return {
    read,
    ...(imported?.counts ?? { imported: 0, updated: 0, unchanged: 0 }),
    rejected: imported === undefined ? read : 0,
    rejectsFile: null,
    withoutPoint: null,
    districtAgreement: null,
    seconds: (tools.now().getTime() - startedMs) / 1000,
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    report: report ?? null,
  };
}
