/** Every command of the command line, topic by topic. */
import type { Command } from '#platform/commands.ts';
import { addressCommands } from '#practices/engagement/beats/addresses.commands.ts';
import { beatsCommands } from '#practices/engagement/beats/beats.commands.ts';
import { endDutiesOfLeavers } from '#practices/engagement/teams/end-duties-of-leavers.action.ts';
import { teamCommands } from '#practices/engagement/teams/teams.commands.ts';
import { incidentCommands } from '#practices/technology/incidents/importing/incidents.commands.ts';
import { rematchIncidents } from '#practices/technology/incidents/points/rematch-incidents.action.ts';
import { correctionCommands } from '#practices/transparency/corrections/corrections.commands.ts';
import { agencyCommands } from '#trust/agencies/agencies.commands.ts';
import { rulePackCommands } from '#trust/rule-packs/rule-packs.commands.ts';
import { staffCommands } from '#trust/staff/staff.commands.ts';
import { backupCommand } from './backup.ts';
import { migrateCommand } from './migrate.ts';
import { restoreCommand } from './restore.ts';
import { packSections } from './rule-packs.ts';
import { serveCommand } from './serve.ts';

export const commands: readonly Command[] = [
  serveCommand,
  migrateCommand,
  backupCommand,
  restoreCommand,
  ...agencyCommands,
  // Beats know nothing of incidents: main lets these follow when boundaries change.
  ...beatsCommands({
    afterBoundariesChange: async (work, { effectiveFrom }) => {
      await rematchIncidents(work, effectiveFrom);
    },
  }),
  ...addressCommands,
  ...incidentCommands,
  // Staff know nothing of beats: main says what ends when somebody leaves.
  ...staffCommands(endDutiesOfLeavers),
  ...teamCommands,
  ...correctionCommands,
  ...rulePackCommands(packSections),
];

/** The command whose path the words begin with; the longest wins. */
export function findCommand(words: readonly string[]): Command | undefined {
  return commands
    .filter(({ path }) => path.every((word, index) => words[index] === word))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
}

/** One line a command, for `peelian help`. */
export const helpLines = (): string[] => {
  const calls = commands.map(({ path, usage }) => `peelian ${path.join(' ')} ${usage}`.trim());
  return commands.flatMap(({ summary }, index) => [`  ${calls[index]}`, `      ${summary}`]);
};
