/** What a backup says of itself: the member `manifest.json`, and how the archive is recognised. */
import { z } from 'zod';

/** The format that this version writes; it reads every one up to it. */
export const FORMAT = 1;

/** First member of every archive: by its name a backup is known from any other zip archive. */
export const MARK = 'PEELIAN-BACKUP';
export const MANIFEST = 'manifest.json';

export const tableMember = (name: string): string => `tables/${name}.copy`;
export const fileMember = (path: string): string => `files/${path}`;

/** The archive's comment: the format, and what all bytes before the last record hash to. */
export const commentOf = (sha256: string): string => `peelian-backup/${FORMAT} sha256:${sha256}`;
export const COMMENT = /peelian-backup\/(\d{1,6}) sha256:([0-9a-f]{64})$/;
export const COMMENT_BYTES = commentOf('0'.repeat(64)).length;

const name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);

/** A file below PEELIAN_HOME: no way up, nothing hidden. */
const path = z.string().regex(/^[a-z][a-z0-9-]*(\/[A-Za-z0-9_][\w.-]*)+$/);

const table = z.object({ name, columns: z.array(name).min(1), rows: count, bytes: count, sha256 });
const sequence = z.object({ table: name, column: name, next: z.number().int() });

export const manifest = z.object({
  format: z.literal(FORMAT),
  peelianVersion: z.string().max(40),
  postgresVersion: z.string().max(200),
  /** The instant of the snapshot: what was committed before it is here, what came later is not. */
  takenAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  migrations: z.array(z.object({ number: count, topic: z.string().max(100), checksum: sha256 })),
  /** In the order in which they can be loaded. */
  tables: z.array(table),
  sequences: z.array(sequence),
  files: z.array(z.object({ path, bytes: count, sha256 })),
});

export type Manifest = Readonly<z.infer<typeof manifest>>;
export type BackedUpTable = Manifest['tables'][number];
export type BackedUpFile = Manifest['files'][number];
