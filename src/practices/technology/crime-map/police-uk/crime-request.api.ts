/** The parameters by which programs ask for incidents, and the refusals they all share. */
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Point } from '#kernel/place.ts';
import { latitude, longitude, month, polygon, readBy } from '#platform/web/api/parameters.ts';
import { sendProblem } from '#platform/web/server/send-problem.ts';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import type { Visit } from '#platform/web/visit.ts';
import type {
  PointCounts,
  PublishedIncident,
} from '../../incidents/publication/published-incident.ts';
import { A_MILE_METERS, ALL_CRIME, type CrimeArea } from './crime-area.ts';
import type { CrimeReads } from './crime-reads.api.ts';
import { findCrimesAt, nearestPoint, pointsWithin } from './find-crimes.action.ts';

export interface CrimeTools {
  readonly reads: PublicReads;
  readonly crimes: CrimeReads;
}

export const A_FORM = ['application/x-www-form-urlencoded'] as const;
/** It asks what a GET asks. */
export const ONLY_READS = { withoutFormToken: 'it only reads: a polygon too long for an address' };

const pointId = readBy((text) => {
  const id = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(id) ? id : undefined;
}, 'location-id-not-understood');

const date = month.optional().meta({ examples: ['2026-09'] });
const place = {
  lat: latitude.optional().meta({ examples: ['38.91234'] }),
  lng: longitude.optional().meta({ examples: ['-123.71234'] }),
};
const poly = polygon.optional().meta({ examples: ['38.9,-123.7:38.9,-123.6:39,-123.6'] });
const location_id = pointId.optional().meta({ examples: ['883345'] });

export const dateParameters = z.object({ date });
export const areaParameters = z.object({ ...place, poly, date });
export const pointParameters = z.object({ location_id, ...place, date });
export const placeParameters = z.object({ location_id, ...place, poly, date });
export const categoryParams = z.object({ category: z.string().meta({ examples: [ALL_CRIME] }) });

export type PlaceParameters = z.output<typeof placeParameters>;

/** What came in the address and in a form together; the form goes first. */
export const bothOf = <Parameters extends object>(
  query: Parameters,
  body: Parameters | null | undefined,
): Parameters => ({ ...query, ...body });

/** Undefined where neither a polygon nor a whole place was given. */
export function areaOf({ poly: corners, lat, lng }: PlaceParameters): CrimeArea | undefined {
  if (corners) return { kind: 'inside', corners };
  const at = pointOf({ lat, lng });
  return at && { kind: 'round', at, radiusMeters: A_MILE_METERS };
}

const pointOf = ({ lat, lng }: Pick<PlaceParameters, 'lat' | 'lng'>): Point | undefined =>
  lat === undefined || lng === undefined ? undefined : [lng, lat];

/** Where and what is asked for: `pick` chooses among the month's points. */
export interface CrimeQuestion {
  readonly category: string;
  readonly date: PlaceParameters['date'];
  readonly pick: (
    points: readonly PointCounts[],
  ) => Promise<readonly PointCounts[]> | readonly PointCounts[];
}

export const pickWithin =
  (area: CrimeArea): CrimeQuestion['pick'] =>
  (points) =>
    pointsWithin(points, area);

/** The point with this id, or the nearest to a place; undefined where neither was given. */
export function pickPoint({
  location_id: id,
  lat,
  lng,
}: Omit<PlaceParameters, 'poly'>): CrimeQuestion['pick'] | undefined {
  if (id !== undefined) return (points) => points.filter(({ point }) => point.id === id);
  const at = pointOf({ lat, lng });
  return at && ((points) => [nearestPoint(points, at)].filter((point) => point !== undefined));
}

/** The incidents asked for; undefined when the problem has been sent. */
export async function answerCrimes(
  { reads, crimes }: CrimeTools,
  { visit, reply }: { readonly visit: Visit; readonly reply: FastifyReply },
  { category, date: asked, pick }: CrimeQuestion,
): Promise<readonly PublishedIncident[] | undefined> {
  const when = await crimes.monthAsked(visit, asked);
  if (when.kind === 'unknown' || !(await isKnown(crimes, visit, category)))
    return void (await sendProblem(reply, 'not-found'));
  if (when.kind === 'nothing') return [];
  const { month: of } = when;
  const points = await pick(await crimes.points(visit, of));
  const { agencyId } = visit.site;
  const found = await reads.once(agencyId, (work) =>
    findCrimesAt(work, { month: of, category }, points),
  );
  return found ?? void (await sendProblem(reply, 'answer-too-large'));
}

export const isKnown = async (
  crimes: CrimeReads,
  visit: Visit,
  category: string,
): Promise<boolean> => (await crimes.categories(visit)).some(({ url }) => url === category);

/** The one refusal that no single parameter earns: all of them are missing. */
export const sendMissing = (reply: FastifyReply, code: string): Promise<FastifyReply> =>
  sendProblem(reply, { code: 'parameters-refused', refusals: [{ code }] });
