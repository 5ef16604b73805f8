/** `peelian mistakes list`: what residents say is wrong on our pages. */
import { readArguments, sayRefusals, type Command } from '#platform/commands.ts';
import { withinAgency } from '#platform/postgres/unit-of-work.ts';
import { findAgency } from '#trust/agencies/find-agency.action.ts';
import { listMistakes } from './list-mistakes.action.ts';

const list: Command = {
  path: ['mistakes', 'list'],
  usage: '--agency A [--json]',
  summary: 'what residents say is wrong on our pages, newest day first',
  async run(args, tools) {
    const read = readArguments(args, { agency: { type: 'string' }, json: { type: 'boolean' } });
    if (!read.ok) return sayRefusals(tools, read.refusal);
    const worker = (await tools.database()).pool('peelian_worker');
    const agency = await findAgency(worker, read.value.values.agency);
    if (!agency.ok) return sayRefusals(tools, agency.refusal);
    const actor = { agencyId: agency.value.agencyId, actorId: 'system:cli', duty: 'worker' };
    const reports = await withinAgency(worker, actor, listMistakes);
    if (read.value.values.json) tools.print(JSON.stringify(reports));
    else if (reports.length === 0) tools.print('No mistakes were reported.');
    else
      for (const { receivedOn, reference, page, problem } of reports)
        tools.print([receivedOn, reference, page, problem.replaceAll(/\s+/g, ' ')].join('\t'));
    return 0;
  },
};

export const correctionCommands: readonly Command[] = [list];
