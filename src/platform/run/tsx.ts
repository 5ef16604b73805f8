/**
 * Teaches plain Node to load `.tsx`, so that development, tests, worker threads and production run
 * the same files in the same way. Node strips types from `.ts` by itself but leaves JSX to us.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'rolldown/utils';

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !new URL(url).pathname.endsWith('.tsx'))
      return nextLoad(url, context);
    const path = fileURLToPath(url);
    const { code, errors } = transformSync(path, readFileSync(path, 'utf8'), {
      lang: 'tsx',
      sourcemap: false,
      jsx: { runtime: 'automatic', importSource: 'preact' },
    });
    if (errors.length > 0) throw new SyntaxError(`${path}: ${String(errors[0])}`);
    return { format: 'module', source: code, shortCircuit: true };
  },
});
