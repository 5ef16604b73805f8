/** When a server is to stop: a first signal asks for it, a second for haste, a third ends it. */

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm passes on what the terminal has sent already: what comes within this time is one press. */
const ONE_PRESS_MS = 500;
const PARENT_LOOKED_FOR_EVERY_MS = 500;

export interface StopWish {
  /** Aborted when somebody wants the process to stop. */
  readonly wanted: AbortSignal;
  /** Aborted when that takes them too long: answers under way need not be waited for. */
  readonly hurried: AbortSignal;
}

/** What of `process` is listened to. */
export interface Signalled {
  readonly ppid: number;
  on(signal: NodeJS.Signals, act: () => void): unknown;
  off(signal: NodeJS.Signals, act: () => void): unknown;
}

export interface Listening {
  /** npm's shell ends at a termination without telling us: then we stop when it is gone. */
  readonly isRunByNpm: boolean;
  readonly process: Signalled;
  /** Milliseconds of any clock. */
  now(): number;
}

export function listenForStop({ isRunByNpm, process, now }: Listening): StopWish {
  const [wanted, hurried] = [new AbortController(), new AbortController()];
  let askedAtMs = 0;
  const ask = () => {
    if (!wanted.signal.aborted) {
      askedAtMs = now();
      wanted.abort();
    } else if (now() - askedAtMs >= ONE_PRESS_MS) {
      hurried.abort();
      for (const signal of SIGNALS) process.off(signal, ask);
    }
  };
  for (const signal of SIGNALS) process.on(signal, ask);
  if (isRunByNpm) whenParentIsGone(process, () => wanted.abort());
  return { wanted: wanted.signal, hurried: hurried.signal };
}

/** The system gives an orphan another parent. */
function whenParentIsGone(process: Signalled, act: () => void): void {
  const parent = process.ppid;
  const look = () => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  };
  const timer = setInterval(look, PARENT_LOOKED_FOR_EVERY_MS).unref();
}

/** Resolves at the abort, at once when that has been. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
