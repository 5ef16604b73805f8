import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { listenForStop } from './stop-wish.ts';

/** A process that is signalled by name, and a clock that stands still. */
function trial(isRunByNpm = false) {
  const process = Object.assign(new EventEmitter(), { ppid: 7 });
  const clock = { ms: 1_000 };
  const wish = listenForStop({ isRunByNpm, process, now: () => clock.ms });
  const state = () => [wish.wanted.aborted, wish.hurried.aborted];
  return { process, clock, wish, state };
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
  '%s asks for a stop, and later again for haste',
  (it) => {
    const { process, clock, state } = trial();
    expect(state()).toEqual([false, false]);
    process.emit(it);
    expect(state()).toEqual([true, false]);
    clock.ms += 500;
    process.emit(it);
    expect(state()).toEqual([true, true]);
  },
);

test('one Ctrl-C that arrives twice, from the terminal and from npm, is one', () => {
  const { process, clock, state } = trial();
  process.emit('SIGINT');
  clock.ms += 499;
  process.emit('SIGINT');
  expect(state()).toEqual([true, false]);
});

test('the third is the system’s: nothing listens any more', () => {
  const { process, clock } = trial();
  process.emit('SIGINT');
  clock.ms += 1_000;
  process.emit('SIGTERM');
  expect(process.eventNames()).toEqual([]);
});

test('npm’s end is ours, and that of any other parent is not', () => {
  vi.useFakeTimers();
  const [npm, shell] = [trial(true), trial()];
  for (const { process } of [npm, shell]) process.ppid = 1;
  vi.advanceTimersByTime(500);
  expect([npm.state(), shell.state()]).toEqual([
    [true, false],
    [false, false],
  ]);
  vi.useRealTimers();
});
