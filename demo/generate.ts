/** Writes the prepared files of the invented agency: `node demo/generate.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { toGzip } from './csv.ts';
import { prepareFiles } from './prepare.ts';

const folder = new URL('./prepared/', import.meta.url);

mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(prepareFiles())) {
  const bytes = name.endsWith('.gz') ? toGzip(text) : Buffer.from(text);
  writeFileSync(new URL(name, folder), bytes);
  process.stdout.write(`${name}: ${bytes.length} bytes\n`);
}
