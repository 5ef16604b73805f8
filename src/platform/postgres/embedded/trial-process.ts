/** For tests: a process that starts or joins the server, says so, and leaves when it is told to. */
import { createInterface } from 'node:readline';
import { startEmbedded } from './embedded.ts';
import { readRunFile } from './run-file.ts';

const [home = '', systemFolder = ''] = process.argv.slice(2);
const server = await startEmbedded({ home, systemFolder });
if (!server.ok) {
  console.log(`refused ${server.refusal.map(({ code }) => code).join(' ')}`);
} else {
  console.log(`here ${(await readRunFile(home))?.pid}`);
  for await (const line of createInterface({ input: process.stdin })) {
    if (line !== 'leave') continue;
    await server.value.leave();
    console.log('left');
    break;
  }
}
