/** Reads every topic's `<stem>.messages.<locale>.json` once, at start, into one catalog. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

export interface Sentences {
  readonly [key: string]: string | Sentences;
}

/** locale -> namespace (the file's stem) -> sentences. `refusal` gathers every file's refusals. */
export type Catalog = Readonly<Record<string, Readonly<Record<string, Sentences>>>>;

const SOURCES = join(import.meta.dirname, '../../..');

const sentences: z.ZodType<Sentences> = z.lazy(() =>
  z.record(z.string(), z.union([z.string().min(1), sentences])),
);

/** Throws when a file is no tree of sentences, or when two files share a stem. */
export function readCatalog(folder: string = SOURCES): Catalog {
  const catalog: Record<string, Record<string, Sentences>> = {};
  for (const path of messageFiles(folder)) {
    const [, namespace = '', locale = ''] =
      /^(.+)\.messages\.(\w+)\.json$/.exec(basename(path)) ?? [];
    const { refusal = {}, ...rest } = sentences.parse(JSON.parse(readFileSync(path, 'utf8')));
    const spoken = (catalog[locale] ??= { refusal: {} });
    if (spoken[namespace]) throw new Error(`${path}: another file has the stem "${namespace}".`);
    spoken[namespace] = rest;
    spoken.refusal = mergeRefusals(path, spoken.refusal ?? {}, refusal);
  }
  return catalog;
}

export function messageFiles(folder: string = SOURCES): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => /\.messages\.\w+\.json$/.test(path))
    .toSorted()
    .map((path) => join(folder, path));
}

/** A code said twice keeps its first sentence; a test names the two files. */
function mergeRefusals(path: string, known: Sentences, more: string | Sentences): Sentences {
  if (typeof more === 'string') throw new Error(`${path}: "refusal" must hold codes.`);
  return { ...more, ...known };
}
