/** `npm run build`: builds what browsers load, when it changed; a start does the same by itself. */
import { relative } from 'node:path';
import { CHECKOUT } from '../src/platform/web/build/assets.ts';
import { buildAssets } from '../src/platform/web/build/build-assets.ts';

const { folder } = await buildAssets();
process.stdout.write(`${relative(CHECKOUT, folder)} is up to date\n`);
