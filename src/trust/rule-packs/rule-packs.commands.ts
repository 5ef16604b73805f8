/** `peelian agency pack`, `agency holidays` and `rule-packs check`. */
import { parseDay, type Day } from '#kernel/time.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import { readArguments, sayRefusals, type Command, type CommandTools } from '#platform/commands.ts';
import { withinAgency } from '#platform/postgres/unit-of-work.ts';
import { findAgency } from '../agencies/find-agency.action.ts';
import { followPack } from './follow-pack.action.ts';
import { listHolidays } from './list-holidays.action.ts';
import { loadPacks, PACKS_FOLDER } from './load-packs.action.ts';
import type { PackSection } from './pack-section.ts';
import { readAdoptions } from './read-adoptions.action.ts';
import { readHolidaysFile, replaceHolidays } from './replace-holidays.action.ts';
import { DEFAULT_PACK } from './rule-pack.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const ACTOR = 'system:cli';

/** The sections are the practices': main hands them in. */
export const rulePackCommands = (sections: readonly PackSection[]): readonly Command[] => [
  pack(sections),
  holidays,
  check(sections),
];

const pack = (sections: readonly PackSection[]): Command => ({
  path: ['agency', 'pack'],
  usage: '[NAME --from DAY] --agency A [--json]',
  summary: 'follow a rule pack from a day on; without a name: which ones are followed',
  async run(args, tools) {
    const read = readArguments(args, { agency: text, from: text, json: flag });
    if (!read.ok) return sayRefusals(tools, read.refusal);
    const { values, positionals } = read.value;
    const packs = await loadPacks(sections);
    if (!packs.ok) return sayRefusals(tools, packs.refusal);
    const pool = (await tools.database()).pool('peelian_worker');
    const agency = await findAgency(pool, values.agency);
    if (!agency.ok) return sayRefusals(tools, agency.refusal);
    const { agencyId, timezone } = agency.value;
    const actor = { agencyId, actorId: ACTOR, duty: 'administration' };
    const [name] = positionals;
    if (name === undefined) {
      const adoptions = await withinAgency(pool, actor, readAdoptions);
      if (values.json) tools.print(JSON.stringify(adoptions));
      else
        for (const { fromDay, pack: followed } of adoptions) tools.print(`${fromDay}\t${followed}`);
      if (adoptions.length === 0)
        tools.say(
          `None was chosen: "${DEFAULT_PACK}" is followed. Known: ${packs.value.names.join(', ')}.`,
        );
      return 0;
    }
    const fromDay = parseDay(values.from ?? '');
    if (!fromDay) return sayRefusals(tools, [{ code: 'rule-pack-day-not-understood' }]);
    const wish = { pack: name, fromDay, ...present(tools, timezone), actorId: ACTOR };
    const followed = await withinAgency(pool, actor, (work) => followPack(work, packs.value, wish));
    if (!followed.ok) return sayRefusals(tools, followed.refusal);
    tools.print(`${agency.value.name} follows ${name} from ${fromDay} on.`);
    return 0;
  },
});

function present({ now }: CommandTools, timezone: string): { now: Date; today: Day } {
  const instant = now();
  return { now: instant, today: zoneOf(timezone).localAt(instant.getTime()).day };
}

const holidays: Command = {
  path: ['agency', 'holidays'],
  usage: '[FILE.csv] --agency A [--json]',
  summary: 'replace the holidays of the years in a file (day,name,name_es); without one: list them',
  async run(args, tools) {
    const read = readArguments(args, { agency: text, json: flag });
    if (!read.ok) return sayRefusals(tools, read.refusal);
    const { values, positionals } = read.value;
    const pool = (await tools.database()).pool('peelian_worker');
    const agency = await findAgency(pool, values.agency);
    if (!agency.ok) return sayRefusals(tools, agency.refusal);
    const actor = { agencyId: agency.value.agencyId, actorId: ACTOR, duty: 'import' };
    const [path] = positionals;
    if (path === undefined) {
      const known = await withinAgency(pool, actor, listHolidays);
      if (values.json) tools.print(JSON.stringify(known));
      else for (const { day, name } of known) tools.print(`${day}\t${name}`);
      return 0;
    }
    const file = await readHolidaysFile(path);
    if (!file.ok) return sayRefusals(tools, file.refusal);
    const replaced = await withinAgency(pool, actor, (work) => replaceHolidays(work, file.value));
    const { days, years } = replaced;
    if (values.json) tools.print(JSON.stringify(replaced));
    else tools.print(`${days} holidays of ${years.join(', ')} are entered. Other years stay.`);
    return 0;
  },
};

const check = (sections: readonly PackSection[]): Command => ({
  path: ['rule-packs', 'check'],
  usage: '[FOLDER] [--json]',
  summary: 'read every rule pack of a folder and name each place that is wrong',
  async run(args, tools) {
    const read = readArguments(args, { json: flag });
    if (!read.ok) return sayRefusals(tools, read.refusal);
    const { values, positionals } = read.value;
    const packs = await loadPacks(sections, positionals[0] ?? PACKS_FOLDER);
    if (!packs.ok) return sayRefusals(tools, packs.refusal);
    const { names, versions } = packs.value;
    const lines = names.map((name) => ({
      name,
      versions: versions(name).map((one) => one.version),
    }));
    if (values.json) tools.print(JSON.stringify(lines));
    else for (const line of lines) tools.print(`${line.name}\t${line.versions.join(', ')}`);
    return 0;
  },
});
