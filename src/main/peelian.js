#!/usr/bin/env node
// The command `peelian`. Plain JavaScript, so that it can explain itself on a Node that is too old.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Peelian needs Node 22.18 or later; this is ${process.version}.\n` +
      'Inside the project, "npm run -s peelian -- COMMAND" brings its own.\n',
  );
  process.exitCode = 1;
} else {
  await import('../platform/run/tsx.ts');
  await import('./cli.ts');
}
