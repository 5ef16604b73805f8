/** How processes see each other: each keeps one named connection while it uses the server. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { z } from 'zod';
import { type Connection, presenceName } from './greeting.ts';

export interface Presence {
  /** True when another process of ours still uses the server, or when nobody can tell. */
  isAnyoneElseHere(): Promise<boolean>;
  end(): Promise<void>;
}

export interface WaysBack {
  /** A new connection after the server was restarted or died, unless it is over by then. */
  readonly comeBack: (isOver: () => boolean) => Promise<Connection | undefined>;
  /** To the server as it runs now; undefined when none answers. */
  readonly look: () => Promise<Connection | undefined>;
  readonly isRunning: () => Promise<boolean>;
}

/** Keeps the connection for as long as needed, but keeps no process from ending. */
export function keepPresence(first: Connection, ways: WaysBack): Presence {
  let connection: Connection | undefined;
  let isOver = false;
  const adopt = (next: Connection) => {
    connection = next;
    next.socket.unref();
    next.client.once('end', () => {
      connection = undefined;
      if (!isOver) void comeBack();
    });
  };
  const comeBack = async () => {
    await delay(500, undefined, { ref: false });
    const next = isOver ? undefined : await ways.comeBack(() => isOver).catch(() => undefined);
    if (isOver) await next?.client.end();
    else if (next === undefined) await comeBack();
    else adopt(next);
  };
  adopt(first);
  return {
    isAnyoneElseHere: async () => {
      isOver = true;
      connection ??= await ways.look();
      connection?.socket.ref();
      const asked =
        connection && (await isAnyoneElseHere(connection.client).catch(() => undefined));
      return asked ?? ways.isRunning();
    },
    end: async () => {
      isOver = true;
      connection?.socket.ref();
      await connection?.client.end();
    },
  };
}

const nameRows = z.array(z.object({ application_name: z.string() }));

/** Our own pools have just been closed, but the server may not have noticed: give it a moment. */
async function isAnyoneElseHere(client: Client): Promise<boolean> {
  for (let attempt = 0; ; attempt += 1) {
    const { rows } = await client.query(
      `select application_name from pg_catalog.pg_stat_activity
       where application_name like 'peelian%' and pid <> pg_backend_pid()`,
    );
    const others = nameRows.parse(rows);
    if (others.length === 0) return false;
    if (others.some((other) => other.application_name === presenceName)) return true;
    if (attempt === 40) return true;
    await delay(50);
  }
}
