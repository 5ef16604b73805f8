/** `peelian import addresses`: replaces the list that answers "Who polices my street?". */
import {
  readArguments,
  REFUSED_EXIT_CODE,
  sayRefusals,
  type Command,
  type CommandTools,
} from '#platform/commands.ts';
import { bytesOf, progressLines } from '#platform/imports/progress.ts';
import { withinAgency } from '#platform/postgres/unit-of-work.ts';
import { translator } from '#platform/web/messages/translate.ts';
import { findAgency } from '#trust/agencies/find-agency.action.ts';
import type { AddressColumns } from './address.ts';
import {
  importAddresses,
  type AddressesToImport,
  type ImportedAddresses,
  type NoAddressesImported,
} from './import-addresses.action.ts';

const text = { type: 'string' } as const;

const OPTIONS = {
  agency: text,
  'street-field': text,
  'number-field': text,
  'suffix-field': text,
  'longitude-field': text,
  'latitude-field': text,
  json: { type: 'boolean' },
} as const;

export const addressCommands: readonly Command[] = [
  {
    path: ['import', 'addresses'],
    usage:
      'FILE.csv[.gz] --agency A [--street-field F] [--number-field F] [--suffix-field F] ' +
      '[--longitude-field F] [--latitude-field F] [--json]',
    summary: 'replace the address list that answers "Who polices my street?"',
    run,
  },
];

async function run(args: readonly string[], tools: CommandTools): Promise<number> {
  const startedMs = tools.now().getTime();
  const read = readArguments(args, OPTIONS);
  if (!read.ok) return sayRefusals(tools, read.refusal);
  const { values, positionals } = read.value;
  const [path] = positionals;
  if (path === undefined) return sayRefusals(tools, [{ code: 'addresses-file-not-named' }]);
  const pool = (await tools.database()).pool('peelian_worker');
  const agency = await findAgency(pool, values.agency);
  if (!agency.ok) return sayRefusals(tools, agency.refusal);
  const { agencyId } = agency.value;
  const request = await requestOf(tools, path, columnsOf(values));
  const actor = { agencyId, actorId: request.actorId, duty: 'import' };
  const result = await withinAgency(pool, actor, (work) => importAddresses(work, request));
  const counts = result.ok ? result.value : result.refusal;
  if (result.ok) sayImported(tools, result.value);
  else sayRefusals(tools, result.refusal.refusals);
  if (counts.rejectsFile) {
    const file = counts.rejectsFile;
    tools.say(translator('en')('beats:command.addressRejects', { file }));
  }
  if (values.json) tools.print(JSON.stringify(summaryOf(tools, startedMs, counts)));
  return result.ok ? 0 : REFUSED_EXIT_CODE;
}

type Values = Partial<Record<`${keyof AddressColumns}-field`, string>>;

function columnsOf(values: Values): Partial<AddressColumns> {
  const roles = ['street', 'number', 'suffix', 'longitude', 'latitude'] as const;
  const named = roles.flatMap((role) => {
    const name = values[`${role}-field`];
    return name === undefined ? [] : [[role, name] as const];
  });
  return Object.fromEntries(named);
}

async function requestOf(
  tools: CommandTools,
  path: string,
  columns: Partial<AddressColumns>,
): Promise<AddressesToImport> {
  const bytesTotal = await bytesOf([path]);
  const nowMs = () => tools.now().getTime();
  return {
    path,
    columns,
    actorId: 'system:cli',
    home: tools.settings.home,
    now: tools.now(),
    translate: tools.translate,
    onProgress: progressLines({ say: tools.say, bytesTotal, nowMs }),
  };
}

function sayImported(tools: CommandTools, imported: ImportedAddresses): void {
  const { importedCount, streetCount, rejectedCount } = imported;
  const counts = { imported: importedCount, streets: streetCount, rejected: rejectedCount };
  tools.say(translator('en')('beats:command.addresses', counts));
}

function summaryOf(
  tools: CommandTools,
  startedMs: number,
  counts: ImportedAddresses | NoAddressesImported,
) {
  const isImported = 'importedCount' in counts;
  return {
    read: counts.readCount,
    imported: isImported ? counts.importedCount : 0,
    updated: 0,
    unchanged: isImported ? counts.unchangedCount : 0,
    rejected: isImported ? counts.rejectedCount : counts.readCount,
    rejectsFile: counts.rejectsFile,
    withoutPoint: null,
    districtAgreement: null,
    seconds: (tools.now().getTime() - startedMs) / 1000,
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
