/**
 * What the first export of October got wrong and the second put right, and the records that a court
 * had taken away: so that the invented city shows how corrections look.
 */
import { chanceOf } from '../random.ts';
import type { Incident } from './incidents.ts';

export interface Corrections {
  /** All reports, as they were exported first. */
  readonly first: readonly Incident[];
  /** Only the reports that a later export writes otherwise, as they are. */
  readonly corrected: readonly Incident[];
}

const MISPLACED = { category: 'Theft from Vehicle', inBeat: '4', takenForBeat: '5', count: 11 };
const MISNAMED = { category: 'Burglary - Commercial', first: 'Theft - From Building', count: 2 };
/** Reports of the same month whose case went on between the two exports. */
const DECIDED_SINCE = 24;

const isOfOctober = ({ localDay }: Incident) => localDay.startsWith('2026-10');

/** Eleven thefts at the harbor stood in the old town, two burglaries were taken for thefts. */
export function withCorrections(incidents: readonly Incident[]): Corrections {
  const october = incidents.filter(isOfOctober);
  const placed = october.filter(
    ({ category, at }) => category === MISPLACED.category && at !== null,
  );
  const inBeat = (beat: string) =>
    placed.filter(({ district }) => district === beat).slice(0, MISPLACED.count);
  const wrongPlaces = inBeat(MISPLACED.takenForBeat);
  const first = new Map<string, Incident>();
  inBeat(MISPLACED.inBeat).forEach((incident, index) => {
    const wrong = wrongPlaces[index % wrongPlaces.length];
    if (!wrong) throw new Error('Nothing happened in the old town in October.');
    const { block, district, at } = wrong;
    first.set(incident.key, { ...incident, block, district, at });
  });
  october
    .filter(({ category }) => category === MISNAMED.category)
    .slice(0, MISNAMED.count)
    .forEach((incident) => first.set(incident.key, { ...incident, category: MISNAMED.first }));
  october
    .filter(({ key, status }) => status !== 'Open' && !first.has(key))
    .slice(0, DECIDED_SINCE)
    .forEach((incident) => first.set(incident.key, { ...incident, status: 'Open' }));
  return {
    first: incidents.map((incident) => first.get(incident.key) ?? incident),
    corrected: incidents.filter(({ key }) => first.has(key)),
  };
}

export const RETRACTION_COLUMNS = ['key', 'reason'] as const;

/** Two records that a court sealed and one that stood there twice, none corrected before. */
export function inventRetractions({ first, corrected }: Corrections, seed: string): string[][] {
  const chance = chanceOf(`${seed}/retractions`);
  const known = new Set(corrected.map(({ key }) => key));
  const ordinary = first.filter(
    ({ key, category, localDay }) =>
      !known.has(key) && /^(Theft|Assault|Vandalism)/.test(category) && localDay > '2026-01-01',
  );
  return ['expunged', 'sealed', 'duplicate'].map((reason) => [chance.pick(ordinary).key, reason]);
}
