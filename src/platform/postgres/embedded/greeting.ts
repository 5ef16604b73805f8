/** Connects to a server and finds out whether it is the one of our cluster. */
import { realpath } from 'node:fs/promises';
import { Socket } from 'node:net';
import { Client, DatabaseError } from 'pg';
import { z } from 'zod';
import { superuser } from './cluster.ts';

export interface Address {
  /** The socket's folder, or 127.0.0.1 on Windows. */
  readonly host: string;
  readonly port: number;
}

/** The connection that every process keeps, so that others see that it is there. */
export const presenceName = 'peelian presence';

export interface Connection {
  readonly client: Client;
  /** To say whether the open connection keeps the process from ending. */
  readonly socket: Socket;
}

export type Answer =
  | { readonly kind: 'ours'; readonly connection: Connection }
  /** Starting up or shutting down. */
  | { readonly kind: 'not-now' }
  | { readonly kind: 'silent'; readonly reason: string }
  | { readonly kind: 'wrong-password' }
  | { readonly kind: 'stranger' };

const folderRows = z.tuple([z.object({ data_directory: z.string() })]);

/** With an answer of `ours` the connection is open and the caller's to end. */
export async function greet(address: Address, password: string, cluster: string): Promise<Answer> {
  const socket = new Socket();
  const client = new Client({
    ...address,
    stream: () => socket,
    password,
    user: superuser,
    database: 'postgres',
    ssl: false,
    application_name: presenceName,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // Without a listener a lost connection would end the process; the `end` event tells it as well.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query('show data_directory');
    const [{ data_directory: folder }] = folderRows.parse(rows);
    if (await isSameFolder(folder, cluster))
      return { kind: 'ours', connection: { client, socket } };
    await client.end();
    return { kind: 'stranger' };
  } catch (fault) {
    await client.end().catch(() => undefined);
    return answerOfFault(fault);
  }
}

function answerOfFault(fault: unknown): Answer {
  if (fault instanceof DatabaseError) {
    // 57P03: starting up or shutting down; 57P01: ended by a shutdown; 53300: too many connections.
    if (['57P03', '57P01', '53300'].includes(fault.code ?? '')) return { kind: 'not-now' };
    if (['28P01', '28000'].includes(fault.code ?? '')) return { kind: 'wrong-password' };
  }
  return { kind: 'silent', reason: fault instanceof Error ? fault.message : String(fault) };
}

async function isSameFolder(one: string, other: string): Promise<boolean> {
  const [left, right] = await Promise.all(
    [one, other].map((path) => realpath(path).catch(() => undefined)),
  );
  return left !== undefined && left === right;
}
