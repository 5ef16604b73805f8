/** Scheduled work: every agency once, one worker at a time, and no failure ends the others. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '../postgres/database.ts';
import { cloneDatabase } from '../postgres/test-database.ts';
import { type ScheduledJob, startSchedule } from './schedule.ts';

let database: Database;
beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
});
afterAll(() => database.close());

const settings = (jobs: readonly ScheduledJob[], faults: unknown[] = []) => ({
  jobs,
  worker: database.pool('peelian_worker'),
  agencyIds: () => Promise.resolve([1, 2]),
  now: () => new Date('2026-11-22T12:00:00Z'),
  report: (fault: unknown) => void faults.push(fault),
});

describe('the schedule', () => {
  it('runs each job for every agency, each in its own unit of work', async () => {
    const seen: number[] = [];
    const job: ScheduledJob = {
      name: 'note',
      everyMinutes: 60,
      run: ({ agencyId }) => Promise.resolve(void seen.push(agencyId)),
    };
    const schedule = startSchedule(settings([job]));
    await expect.poll(() => seen).toEqual([1, 2]);
    await schedule.stop();
  });

  it('tells a failure and goes on with the next job', async () => {
    const faults: unknown[] = [];
    let isReached = false;
    const broken: ScheduledJob = {
      name: 'broken',
      everyMinutes: 60,
      run: () => Promise.reject(new Error('planted')),
    };
    const next: ScheduledJob = {
      name: 'next',
      everyMinutes: 60,
      run: () => Promise.resolve(void (isReached = true)),
    };
    const schedule = startSchedule(settings([broken, next], faults));
    await expect.poll(() => isReached).toBe(true);
    await schedule.stop();
    expect(faults.map(String)).toEqual(['Error: planted']);
  });

  it('lets one of several workers do a job; the others go on', async () => {
    const running: number[] = [];
    let [most, done] = [0, 0];
    const job: ScheduledJob = {
      name: 'alone',
      everyMinutes: 60,
      async run({ agencyId, client }) {
        running.push(agencyId);
        most = Math.max(most, running.filter((id) => id === agencyId).length);
        await client.query('select pg_sleep(0.3)');
        running.splice(running.indexOf(agencyId), 1);
        done += 1;
      },
    };
    const schedules = [startSchedule(settings([job])), startSchedule(settings([job]))];
    await expect.poll(() => done).toBeGreaterThanOrEqual(2);
    await Promise.all(schedules.map(({ stop }) => stop()));
    expect(most).toBe(1);
  });
});
