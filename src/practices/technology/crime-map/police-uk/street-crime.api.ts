/** Incidents in the shapes of police.uk. */
import { z } from 'zod';
import { degreesText } from '#platform/web/api/parameters.ts';
import type { IncidentLife } from '../../incidents/publication/list-published-incidents.action.ts';
import type {
  MapPoint,
  PublishedIncident,
} from '../../incidents/publication/published-incident.ts';
import type { SourceWords } from '../read-source-words.action.ts';

const CRIME_ID = 3_512_887_410_293_847;

const street = z
  .object({
    id: z.int().meta({ examples: [883_345] }),
    name: z.string().meta({ examples: ['On or near Harbor Street'] }),
  })
  .meta({ id: 'Street' });

const location = z
  .object({
    latitude: z.string().meta({ examples: ['38.912340'] }),
    longitude: z.string().meta({ examples: ['-123.712340'] }),
    street,
  })
  .meta({ id: 'CrimeLocation' });

const outcomeStatus = z
  .object({
    category: z.string().meta({ examples: ['Under investigation'] }),
    date: z.string().meta({ examples: ['2026-09'] }),
  })
  .meta({ id: 'OutcomeStatus' });

export const crime = z
  .object({
    category: z.string().meta({ examples: ['burglary'] }),
    location_type: z.string().meta({ examples: ['Force'] }),
    location: location.nullable(),
    context: z.string().meta({ examples: [''] }),
    outcome_status: outcomeStatus.nullable(),
    persistent_id: z.string().meta({ examples: ['0c7ae7…'.replace('…', '0'.repeat(58))] }),
    id: z.int().meta({ examples: [CRIME_ID] }),
    location_subtype: z.string().meta({ examples: [''] }),
    month: z.string().meta({ examples: ['2026-09'] }),
  })
  .meta({ id: 'Crime' });

const outcomeCategory = z
  .object({
    code: z.string().meta({ examples: ['under-investigation'] }),
    name: z.string().meta({ examples: ['Under investigation'] }),
  })
  .meta({ id: 'OutcomeCategory' });

const outcome = z
  .object({
    category: outcomeCategory,
    date: z.string().meta({ examples: ['2026-09'] }),
    person_id: z.null().meta({ examples: [null] }),
  })
  .meta({ id: 'Outcome' });

export const crimeOutcome = outcome.extend({ crime }).meta({ id: 'CrimeOutcome' });

export const crimeHistory = z
  .object({ crime, outcomes: z.array(outcome) })
  .meta({ id: 'CrimeHistory' });

/** The slug under which an incident is published: its source's own, else the common group's. */
export const slugOf = ({ ownCategory, category }: PublishedIncident): string =>
  ownCategory ?? category;

export function crimeOf(incident: PublishedIncident, words: SourceWords): z.output<typeof crime> {
  const { id, persistentId, month, point } = incident;
  const latest = outcomeOf(incident, words);
  return {
    category: slugOf(incident),
    location_type: 'Force',
    location: point && locationOf(point),
    context: '',
    outcome_status: latest && { category: latest.category.name, date: latest.date },
    persistent_id: persistentId,
    id,
    location_subtype: '',
    month,
  };
}

const locationOf = (point: MapPoint): z.output<typeof location> => ({
  latitude: degreesText(point.at[1]),
  longitude: degreesText(point.at[0]),
  street: { id: point.id, name: streetName(point) },
});

/** A source that masks like police.uk brings the words along. */
function streetName({ label, beatCode }: MapPoint): string {
  const name = label ?? (beatCode === null ? 'this point' : `beat ${beatCode}`);
  return /^(?:on or near\b|no location$)/i.test(name) ? name : `On or near ${name}`;
}

type Outcome = z.output<typeof outcome>;

/** The newest outcome; null where none is known. */
export const outcomeOf = (incident: PublishedIncident, words: SourceWords): Outcome | null =>
  incident.outcome === null
    ? null
    : outcomeNamed(incident, words, {
        outcome: incident.outcome,
        month: incident.outcomeMonth,
      });

const outcomeNamed = (
  incident: PublishedIncident,
  words: SourceWords,
  { outcome: code, month }: IncidentLife['earlierOutcomes'][number],
): Outcome => ({
  category: { code, name: words.outcomes.get(incident.source)?.get(code) ?? code },
  // police.uk's clients expect a month; a source that tells none is given the incident's own.
  date: month ?? incident.month,
  person_id: null,
});

/** Everything that is published of what came of an incident, the earliest first. */
export function outcomesOf({ incident, earlierOutcomes }: IncidentLife, words: SourceWords) {
  const earlier = earlierOutcomes.map((one) => outcomeNamed(incident, words, one));
  const latest = outcomeOf(incident, words);
  return latest === null ? earlier : [...earlier, latest];
}
