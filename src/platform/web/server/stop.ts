/** Leaves in order: no new requests, those under way are answered, then the sockets close. */
import type { FastifyInstance } from 'fastify';

export const STOP_WITHIN_MS = 10_000;

/** Resolves when every answer was sent, or when time is up and the rest was cut off. */
export async function stopGracefully(
  app: FastifyInstance,
  withinMs: number = STOP_WITHIN_MS,
): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), withinMs);
  try {
    await app.close();
  } finally {
    clearTimeout(timer);
  }
}
