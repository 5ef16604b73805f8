/** `peelian agency create`, `agency list` and `agency host`. */
import { readArguments, sayRefusals, type Command } from '#platform/commands.ts';
import type { AgencyInput } from './agency.ts';
import { createAgency } from './create-agency.action.ts';
import { findAgency } from './find-agency.action.ts';
import { listAgencies } from './list-agencies.action.ts';
import { setAgencyHost } from './set-agency-host.action.ts';

const text = { type: 'string' } as const;

const create: Command = {
  path: ['agency', 'create'],
  usage: 'SLUG --name NAME --timezone ZONE [--place P] [--emergency 911] [--json]',
  summary: 'create an agency; its slug names it in commands and addresses',
  async run(args, tools) {
    const read = readArguments(args, {
      name: text,
      place: text,
      timezone: text,
      emergency: text,
      'non-urgent': text,
      email: text,
      json: { type: 'boolean' },
    });
    if (!read.ok) return sayRefusals(tools, read.refusal);
    const { values, positionals } = read.value;
    const input: AgencyInput = {
      slug: positionals[0] ?? '',
      name: values.name ?? '',
      place: values.place ?? placeOf(values.name ?? ''),
      timezone: values.timezone ?? '',
      ...(values.emergency && { emergencyNumber: values.emergency }),
      nonUrgentNumber: values['non-urgent'] ?? null,
      contactEmail: values.email ?? null,
    };
    const worker = (await tools.database()).pool('peelian_worker');
    const created = await createAgency(worker, input);
    if (!created.ok) return sayRefusals(tools, created.refusal);
    const { slug, name, timezone } = created.value;
    if (values.json) tools.print(JSON.stringify({ slug, name, timezone }));
    else tools.print(`${name} (${slug}, ${timezone}) is ready for its beats and incidents.`);
    return 0;
  },
};

/** "Philadelphia Police Department" polices "Philadelphia", until somebody says otherwise. */
const placeOf = (name: string): string =>
  name.replace(/\s+(city\s+)?(metropolitan\s+)?(police|sheriff).*$/i, '').trim() || name;

const list: Command = {
  path: ['agency', 'list'],
  usage: '[--json]',
  summary: 'the agencies of this installation and their host names',
  async run(args, tools) {
    const read = readArguments(args, { json: { type: 'boolean' } });
    if (!read.ok) return sayRefusals(tools, read.refusal);
    const { agencies, hosts } = await listAgencies((await tools.database()).pool('peelian_worker'));
    const lines = agencies.map(({ agencyId, slug, name, timezone }) => ({
      slug,
      name,
      timezone,
      hosts: hosts.filter((entry) => entry.agencyId === agencyId).map(({ host }) => host),
    }));
    if (read.value.values.json) tools.print(JSON.stringify(lines));
    else
      for (const line of lines)
        tools.print([line.slug, line.name, line.timezone, line.hosts.join(' ')].join('\t'));
    return 0;
  },
};

const host: Command = {
  path: ['agency', 'host'],
  usage: 'HOST --agency A [--console]',
  summary: "let a host name show an agency's portal, or its console",
  async run(args, tools) {
    const read = readArguments(args, { agency: text, console: { type: 'boolean' } });
    if (!read.ok) return sayRefusals(tools, read.refusal);
    const { values, positionals } = read.value;
    const worker = (await tools.database()).pool('peelian_worker');
    const agency = await findAgency(worker, values.agency);
    if (!agency.ok) return sayRefusals(tools, agency.refusal);
    const surface = values.console ? 'console' : 'portal';
    const { agencyId, name } = agency.value;
    const set = await setAgencyHost(worker, { agencyId, host: positionals[0] ?? '', surface });
    if (!set.ok) return sayRefusals(tools, set.refusal);
    tools.print(`${set.value} now shows the ${surface} of ${name}.`);
    return 0;
  },
};

export const agencyCommands: readonly Command[] = [create, list, host];
