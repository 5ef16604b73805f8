/** Unpacks a stream of bytes at the pace at which what comes out is taken. */
import type { Gunzip, InflateRaw } from 'node:zlib';

type Unpacker = Gunzip | InflateRaw;

/** @param named turns what the unpacker throws into what the reader shall throw */
export async function* unpackedBy(
  unpacker: Unpacker,
  packed: AsyncGenerator<Buffer>,
  named: (fault: unknown) => unknown,
): AsyncGenerator<Buffer> {
  const feeding = feed(unpacker, packed);
  try {
    for await (const chunk of unpacker) yield chunk as Buffer;
    await feeding;
  } catch (fault) {
    throw named(fault);
  } finally {
    unpacker.destroy();
    await feeding.catch(() => undefined);
  }
}

async function feed(unpacker: Unpacker, packed: AsyncGenerator<Buffer>): Promise<void> {
  try {
    for await (const chunk of packed) {
      if (unpacker.destroyed) return;
      if (!unpacker.write(chunk)) await roomIn(unpacker);
    }
    unpacker.end();
  } catch (fault) {
    unpacker.destroy(fault as Error);
  }
}

const roomIn = (unpacker: Unpacker) =>
  new Promise<void>((resolve) => {
    const go = () => {
      unpacker.off('drain', go).off('close', go);
      resolve();
    };
    unpacker.on('drain', go).on('close', go);
    if (unpacker.destroyed) go();
  });
