/** `peelian import incidents --retract LIST`: takes records away, and says what came of it. */
import { findAgency } from '#trust/agencies/find-agency.action.ts';
import { REFUSED_EXIT_CODE, sayRefusals, type CommandTools } from '#platform/commands.ts';
import { retractIncidents, type RetractedIncidents } from './retract-incidents.action.ts';

export interface RetractionOrder {
  readonly list: string;
  readonly agency: string | undefined;
  readonly source: string | undefined;
  readonly otherPaths: readonly string[];
  readonly isJson: boolean;
}

export async function retract(order: RetractionOrder, tools: CommandTools): Promise<number> {
  if (order.otherPaths.length > 0)
    return sayRefusals(tools, [{ code: 'retraction-takes-one-file' }]);
  const worker = (await tools.database()).pool('peelian_worker');
  const agency = await findAgency(worker, order.agency);
  if (!agency.ok) return sayRefusals(tools, agency.refusal);
  const { agencyId, slug, timezone } = agency.value;
  const retracted = await retractIncidents(worker, {
    agencyId,
    slug,
    timezone,
    actorId: 'system:import',
    path: order.list,
    source: order.source,
    home: tools.settings.home,
    now: tools.now(),
    translate: tools.translate,
  });
  if (!retracted.ok) {
    const { refusals, rejectsFile } = retracted.refusal;
    sayRefusals(tools, refusals);
    tools.say('Nothing was removed.');
    if (rejectsFile) tools.say(`Rows that cannot be read: ${rejectsFile}`);
    return REFUSED_EXIT_CODE;
  }
  for (const line of linesOf(retracted.value)) tools.say(line);
  if (order.isJson) tools.print(asJson(retracted.value));
  return 0;
}

function linesOf(retracted: RetractedIncidents): string[] {
  const { source, readCount, removedCount, unknownKeys, sweptRowCount } = retracted;
  return [
    `${readCount} rows read. ${removedCount} records of ${source} are gone from map, tiles, API,`,
    'files and feed; open pages follow within a second. They cannot be imported again.',
    ...(unknownKeys.length > 0
      ? ['These keys name no record. They are barred all the same:', `  ${unknownKeys.join(', ')}`]
      : []),
    ...(sweptRowCount > 0 ? [`${sweptRowCount} rows were removed from lists of imports.`] : []),
    'The list itself, backups and copies that others took are not ours to change: see to them.',
  ];
}

const asJson = ({ readCount, removedCount, unknownKeys, sweptRowCount }: RetractedIncidents) =>
  JSON.stringify({
    read: readCount,
    removed: removedCount,
    unknown: unknownKeys,
    sweptRows: sweptRowCount,
  });
