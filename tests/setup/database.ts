/** One PostgreSQL for the whole test run; each file clones its own database from the template. */
import type { TestProject } from 'vitest/node';
import { startTestCluster } from '../../src/platform/postgres/test-cluster.ts';
import type { TestCluster } from '../../src/platform/postgres/test-database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: TestCluster;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { cluster, stop } = await startTestCluster();
  project.provide('cluster', cluster);
  return stop;
}
