/** `peelian import incidents FILE... --suggest`: says how unknown files could be read, and why. */
import type { Agency } from '#trust/agencies/agency.ts';
import { findAgency } from '#trust/agencies/find-agency.action.ts';
import { refusedFor, type Refusal, type Result } from '#kernel/result.ts';
import { REFUSED_EXIT_CODE, sayRefusals, type CommandTools } from '#platform/commands.ts';
import { suggestForFiles } from './suggest-mapping.action.ts';
import type { Suggestion } from './suggestion.ts';

export interface SuggestionOrder {
  readonly agency: string | undefined;
  readonly paths: readonly string[];
}

/** The last line of standard output is the mapping, as `--mapping FILE.json` takes it. */
export async function suggest(order: SuggestionOrder, tools: CommandTools): Promise<number> {
  const worker = (await tools.database()).pool('peelian_worker');
  const agency = await findAgency(worker, order.agency);
  const hasFiles = order.paths.length > 0;
  if (!agency.ok || !hasFiles)
    return sayRefusals(tools, [...refusalsOf(agency), ...(hasFiles ? [] : filesNotNamed.refusal)]);
  const suggested = await suggestForFiles(worker, requestOf(agency.value, order, tools));
  if (!suggested.ok) return sayRefusals(tools, suggested.refusal);
  saySuggestion(tools, suggested.value);
  const { mapping } = suggested.value;
  if (!mapping) return REFUSED_EXIT_CODE;
  tools.print(JSON.stringify(mapping));
  return 0;
}

const filesNotNamed = refusedFor('files-not-named');

const refusalsOf = (result: Result<unknown>): readonly Refusal[] =>
  result.ok ? [] : result.refusal;

const requestOf = (agency: Agency, { paths }: SuggestionOrder, tools: CommandTools) => ({
  agencyId: agency.agencyId,
  slug: agency.slug,
  timezone: agency.timezone,
  actorId: 'system:import',
  paths,
  now: tools.now(),
});

/** A line for each reason, and at the end what a person must decide. */
function saySuggestion(tools: Pick<CommandTools, 'say' | 'translate'>, suggestion: Suggestion) {
  for (const { field, because } of suggestion.choices)
    for (const reason of because) tools.say(`${field}: ${tools.translate(reason)}`);
  for (const { field, reason, candidates } of suggestion.open) {
    const parameters = { field };
    tools.say(tools.translate({ code: 'suggest-undecided', parameters }));
    tools.say(`  ${tools.translate(reason)}`);
    for (const candidate of candidates.slice(0, 10)) tools.say(`    ${candidate}`);
  }
  const code = suggestion.mapping ? 'suggest-next' : 'suggest-no-mapping';
  tools.say(tools.translate({ code }));
}
