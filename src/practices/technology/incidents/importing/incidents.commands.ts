/** `peelian import incidents`: brings recorded incidents in and says what became of every row. */
import { findAgency } from '#trust/agencies/find-agency.action.ts';
import type { Agency } from '#trust/agencies/agency.ts';
import { done, refused, refusedFor, type Refusal, type Result } from '#kernel/result.ts';
import { readArguments, sayRefusals, type Command, type CommandTools } from '#platform/commands.ts';
import type { RolePool } from '#platform/postgres/pool.ts';
import { bytesOf, progressLines } from '#platform/imports/progress.ts';
import { importIncidents } from './import-incidents.action.ts';
import { asJson, sayImported, sayNothingImported } from './import-summary.commands.ts';
import type { IncidentMapping } from '../mapping/mapping.ts';
import { findSavedMapping } from '../mapping/find-saved-mapping.action.ts';
import { readMapping } from '../mapping/read-mapping.action.ts';
import { suggest } from '../suggestion/suggestion.commands.ts';
import { retract, type RetractionOrder } from '../retraction/retraction.commands.ts';
import { limitOf, type RejectionLimit } from '#platform/imports/rejection-limit.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const OPTIONS = {
  agency: text,
  mapping: text,
  'max-rejected': text,
  'all-or-nothing': flag,
  quiet: flag,
  json: flag,
  retract: text,
  suggest: flag,
  source: text,
} as const;

const readOptions = (args: readonly string[]) => readArguments(args, OPTIONS);

interface Order {
  readonly agency: Agency;
  readonly paths: readonly string[];
  readonly mapping: IncidentMapping;
  readonly limit: RejectionLimit;
  readonly isQuiet: boolean;
  readonly isJson: boolean;
}

const importCommand: Command = {
  path: ['import', 'incidents'],
  usage:
    'FILE... --agency A --mapping NAME|SOURCE|FILE.json [--max-rejected 5%] [--all-or-nothing]' +
    ' [--quiet] [--json]; or --suggest; or --retract LIST.csv --agency A [--source S]',
  summary: 'import recorded incidents from files, all of them or none; or take records away',
  async run(args, tools) {
    const asked = readOptions(args);
    if (asked.ok && asked.value.values.retract !== undefined)
      return retract(retractionOf(asked.value), tools);
    if (asked.ok && asked.value.values.suggest) return suggest(suggestionOf(asked.value), tools);
    const order = await readOrder(args, tools);
    return order.ok ? carryOut(order.value, tools) : sayRefusals(tools, order.refusal);
  },
};

export const incidentCommands: readonly Command[] = [importCommand];

type Asked = Extract<ReturnType<typeof readOptions>, { ok: true }>['value'];

const suggestionOf = ({ values, positionals }: Asked) => ({
  agency: values.agency,
  paths: positionals,
});

const retractionOf = ({ values, positionals }: Asked): RetractionOrder => ({
  list: values.retract ?? '',
  agency: values.agency,
  source: values.source,
  otherPaths: positionals,
  isJson: values.json ?? false,
});

/** Everything that is wrong with a command is said at once. */
async function readOrder(args: readonly string[], tools: CommandTools): Promise<Result<Order>> {
  const read = readOptions(args);
  if (!read.ok) return read;
  const { values, positionals: paths } = read.value;
  const limit = limitOf(values);
  const worker = (await tools.database()).pool('peelian_worker');
  const agency = await findAgency(worker, values.agency);
  const mapping = values.mapping
    ? await readMapping(values.mapping, savedMappings(worker, agency))
    : refusedFor('mapping-not-named');
  const files = paths.length > 0 ? done(paths) : refusedFor('files-not-named');
  if (agency.ok && mapping.ok && limit.ok && files.ok)
    return done({
      agency: agency.value,
      paths,
      mapping: mapping.value,
      limit: limit.value,
      isQuiet: values.quiet ?? false,
      isJson: values.json ?? false,
    });
  return refused([agency, mapping, limit, files].flatMap(refusalsOf));
}

/** A source that was imported before is read as it was then. */
const savedMappings = (worker: RolePool, agency: Result<Agency>) => async (source: string) =>
  agency.ok ? findSavedMapping(worker, { agencyId: agency.value.agencyId, source }) : undefined;

const refusalsOf = (result: Result<unknown>): readonly Refusal[] =>
  result.ok ? [] : result.refusal;

async function carryOut(order: Order, tools: CommandTools): Promise<number> {
  const { agency, paths, mapping, limit } = order;
  const startMs = performance.now();
  const bytesTotal = await bytesOf(paths);
  const say = order.isQuiet ? () => undefined : tools.say;
  const imported = await importIncidents((await tools.database()).pool('peelian_worker'), {
    agencyId: agency.agencyId,
    timezone: agency.timezone,
    actorId: 'system:import',
    paths,
    mapping,
    limit,
    home: tools.settings.home,
    now: tools.now(),
    translate: tools.translate,
    onProgress: progressLines({ say, bytesTotal, nowMs: () => performance.now() }),
  });
  const seconds = (performance.now() - startMs) / 1000;
  if (!imported.ok) return sayNothingImported(tools, imported.refusal);
  sayImported({ tools, agency, imported: imported.value, seconds });
  if (order.isJson) tools.print(asJson(imported.value, seconds));
  return 0;
}
