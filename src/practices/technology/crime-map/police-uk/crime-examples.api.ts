/** Values with which the API's page fills in its addresses to try. */
import { degreesText } from '#platform/web/api/parameters.ts';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import type { Visit } from '#platform/web/visit.ts';
import { ALL_CRIME } from './crime-area.ts';
import { crimeReads } from './crime-reads.api.ts';
import { findExampleCrime } from './find-crimes.action.ts';

/** The newest month, a point of it, and an incident there; nothing before there is one. */
export const crimeExamples =
  (reads: PublicReads) =>
  async (visit: Visit): Promise<Readonly<Record<string, string>>> => {
    const crimes = crimeReads(reads);
    const [month] = await crimes.months(visit);
    const [first] = month === undefined ? [] : await crimes.points(visit, month);
    if (month === undefined || !first) return {};
    const { agencyId } = visit.site;
    const key = { agencyId, name: 'crime-api.example' };
    const example = await reads.read(key, (work) =>
      findExampleCrime(work, { month, category: ALL_CRIME }),
    );
    const [longitude, latitude] = first.point.at;
    return {
      month,
      latitude: degreesText(latitude),
      longitude: degreesText(longitude),
      ...(example && { persistentId: example.persistentId }),
    };
  };
