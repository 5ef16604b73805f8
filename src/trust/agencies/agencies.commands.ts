/** `peelian agency create`, `agency list` and `agency host`. */
import { readArguments, sayRefusals, type Command } from '#platform/commands.ts';
import { changeAgency, type AgencyChanges } from './change-agency.action.ts';
import { createAgency } from './create-agency.action.ts';
import { findAgency } from './find-agency.action.ts';
import { listAgencies } from './list-agencies.action.ts';
import { setAgencyHost } from './set-agency-host.action.ts';

const text = { type: 'string' } as const;

/** Options of `create` and `set`, and which detail each of them gives. */
const DETAILS = {
  name: text,
  place: text,
  timezone: text,
  operator: text,
  languages: text,
  emergency: text,
  'non-urgent': text,
  tty: text,
  interpreter: text,
  email: text,
  address: text,
  licence: text,
  brand: text,
  'brand-deep': text,
  accent: text,
  'accent-deep': text,
} as const;

const DETAILS_USAGE =
  '[--place P] [--operator O] [--languages en,es] [--emergency 911] [--non-urgent N] [--tty N] ' +
  '[--interpreter N] [--email E] [--address A] [--licence L] [--brand #16304f] ' +
  '[--brand-deep #0e2239] [--accent #14599d] [--accent-deep #0c3f74]';

type Given = { readonly [name in keyof typeof DETAILS]?: string };

const LANGUAGES = ['en', 'es', 'ar'] as const;

/** Only what was given; the rest keeps its value or its default. */
function changesOf(given: Given): AgencyChanges {
  const languages = given.languages?.split(',').map((language) => language.trim());
  const changes: { readonly [name in keyof AgencyChanges]: AgencyChanges[name] | undefined } = {
    name: given.name,
    place: given.place,
    timezone: given.timezone,
    operator: given.operator,
    locales: languages && LANGUAGES.filter((language) => languages.includes(language)),
    emergencyNumber: given.emergency,
    nonUrgentNumber: given['non-urgent'],
    textTelephone: given.tty,
    interpreterNumber: given.interpreter,
    contactEmail: given.email,
    contactAddress: given.address,
    licence: given.licence,
    colorBrand: given.brand,
    colorBrandDeep: given['brand-deep'],
    colorAccent: given.accent,
    colorAccentDeep: given['accent-deep'],
  };
  const present = Object.entries(changes).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present);
}

const create: Command = {
  path: ['agency', 'create'],
  usage: `SLUG --name NAME --timezone ZONE ${DETAILS_USAGE} [--json]`,
  summary: 'create an agency; its slug names it in commands and addresses',
  async run(args, tools) {
    const read = readArguments(args, { ...DETAILS, json: { type: 'boolean' } });
    if (!read.ok) return sayRefusals(tools, read.refusal);
    const { values, positionals } = read.value;
    const { name = '', timezone = '' } = values;
    const named = { slug: positionals[0] ?? '', name, timezone, place: placeOf(name) };
    const worker = (await tools.database()).pool('peelian_worker');
    const created = await createAgency(worker, { ...named, ...changesOf(values) });
    if (!created.ok) return sayRefusals(tools, created.refusal);
    const { slug } = created.value;
    if (values.json) tools.print(JSON.stringify({ slug, name, timezone }));
    else tools.print(`${name} (${slug}, ${timezone}) is ready for its beats and incidents.`);
    return 0;
  },
};

const change: Command = {
  path: ['agency', 'set'],
  usage: `--agency A [--name NAME] [--timezone ZONE] ${DETAILS_USAGE}`,
  summary: "change an agency's name, numbers, languages or colours",
  async run(args, tools) {
    const read = readArguments(args, { ...DETAILS, agency: text });
    if (!read.ok) return sayRefusals(tools, read.refusal);
    const worker = (await tools.database()).pool('peelian_worker');
    const agency = await findAgency(worker, read.value.values.agency);
    if (!agency.ok) return sayRefusals(tools, agency.refusal);
    const changed = await changeAgency(worker, agency.value, changesOf(read.value.values));
    if (!changed.ok) return sayRefusals(tools, changed.refusal);
    tools.print(`${changed.value.name} is changed. Pages show it within some seconds.`);
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

export const agencyCommands: readonly Command[] = [create, change, list, host];
