/** Property tests draw the same cases in every `npm test`, and others each time in the drills. */
import fc from 'fast-check';

const SEED = 20_261_122;

if (process.env['PEELIAN_DRILLS'] !== '1') fc.configureGlobal({ seed: SEED });
