/** `peelian migrate`: brings the database to this version and does nothing else. */
import type { Command } from '#platform/commands.ts';

export const migrateCommand: Command = {
  path: ['migrate'],
  usage: '',
  summary: 'bring the database to this version; the other commands do so too where they may',
  async run(_args, tools) {
    await tools.database();
    tools.print('The database is at this version.');
    return 0;
  },
};
