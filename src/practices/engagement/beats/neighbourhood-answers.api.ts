/** What the public API says of a beat, in the shapes of police.uk's neighbourhoods. */
import { z } from 'zod';
import type { Point } from '#kernel/place.ts';
import { degreesText } from '#platform/web/api/parameters.ts';
import type { Visit } from '#platform/web/visit.ts';
import type { BeatSummary } from './list-beats.action.ts';

export const neighbourhood = z
  .object({
    id: z.string().meta({ examples: ['B12'] }),
    name: z.string().meta({ examples: ['Harbor'] }),
  })
  .meta({ id: 'Neighbourhood' });

export const position = z
  .object({
    latitude: z.string().meta({ examples: ['38.912340'] }),
    longitude: z.string().meta({ examples: ['-123.712340'] }),
  })
  .meta({ id: 'Position' });

const link = z
  .object({
    title: z.string().meta({ examples: ['Harbor'] }),
    url: z.string().meta({ examples: ['https://police.alder-bay.example/beats/B12'] }),
    description: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
  })
  .meta({ id: 'Link' });

const policePlace = z
  .object({
    name: z.string().meta({ examples: ['Harbor Station'] }),
    type: z.string().meta({ examples: ['station'] }),
    address: z.string().meta({ examples: ['1 Pier Street'] }),
    postcode: z.string().meta({ examples: [''] }),
    telephone: z
      .string()
      .nullable()
      .meta({ examples: ['555-0111'] }),
    latitude: z.string().meta({ examples: ['38.912340'] }),
    longitude: z.string().meta({ examples: ['-123.712340'] }),
    description: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
  })
  .meta({ id: 'PolicePlace' });

/** A place that residents can go to, as another practice tells it. */
export type PolicePlace = z.output<typeof policePlace>;

export const neighbourhoodContacts = z
  .object({
    telephone: z
      .string()
      .optional()
      .meta({ examples: ['555-0100'] }),
    email: z
      .string()
      .optional()
      .meta({ examples: ['hello@police.alder-bay.example'] }),
    web: z
      .string()
      .optional()
      .meta({ examples: ['https://police.alder-bay.example/beats/B12'] }),
  })
  .meta({ id: 'ContactDetails' });

export const neighbourhoodDetails = z
  .object({
    id: z.string().meta({ examples: ['B12'] }),
    name: z.string().meta({ examples: ['Harbor'] }),
    description: z
      .string()
      .nullable()
      .meta({ examples: ['Beat B12, Harbor district'] }),
    population: z
      .string()
      .nullable()
      .meta({ examples: ['6412'] }),
    url_force: z.string().meta({ examples: ['https://police.alder-bay.example/beats/B12'] }),
    url_boundary: z
      .string()
      .meta({ examples: ['https://police.alder-bay.example/api/alder-bay/B12/boundary'] }),
    centre: position,
    links: z.array(link),
    locations: z.array(policePlace),
    contact_details: neighbourhoodContacts,
  })
  .meta({ id: 'NeighbourhoodDetails' });

export const located = z
  .object({
    force: z.string().meta({ examples: ['alder-bay'] }),
    neighbourhood: z.string().meta({ examples: ['B12'] }),
  })
  .meta({ id: 'LocatedNeighbourhood' });

export const policeEvent = z
  .object({
    title: z.string().meta({ examples: ['Coffee with your team'] }),
    type: z.string().meta({ examples: ['meeting'] }),
    description: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    address: z.string().meta({ examples: ['Harbor Library, 4 Pier Street'] }),
    contact_details: neighbourhoodContacts,
    start_date: z.string().meta({ examples: ['2026-05-03T18:00:00'] }),
    end_date: z.string().meta({ examples: ['2026-05-03T19:00:00'] }),
  })
  .meta({ id: 'NeighbourhoodEvent' });

export const priority = z
  .object({
    issue: z.string().meta({ examples: ['Bicycles taken from the ferry terminal'] }),
    'issue-date': z.string().meta({ examples: ['2026-03-01T00:00:00'] }),
    action: z
      .string()
      .nullable()
      .meta({ examples: ['More racks in view of the ticket office'] }),
    'action-date': z
      .string()
      .nullable()
      .meta({ examples: ['2026-04-01T00:00:00'] }),
  })
  .meta({ id: 'NeighbourhoodPriority' });

export const positionOf = ([longitude, latitude]: Point): z.output<typeof position> => ({
  latitude: degreesText(latitude),
  longitude: degreesText(longitude),
});

/** How to reach the force about a beat. */
export function contactsOf(visit: Visit, path: string): z.output<typeof neighbourhoodContacts> {
  const { nonUrgentNumber, contactEmail } = visit.site;
  return {
    ...(nonUrgentNumber !== null && { telephone: nonUrgentNumber }),
    ...(contactEmail !== null && { email: contactEmail }),
    web: visit.url(path),
  };
}

export function detailsOf(
  visit: Visit,
  beat: BeatSummary,
  locations: readonly PolicePlace[],
): z.output<typeof neighbourhoodDetails> {
  const { code, name, district, residents, label } = beat;
  const page = `/beats/${encodeURIComponent(code)}`;
  const boundary = `/api/${visit.site.slug}/${encodeURIComponent(code)}/boundary`;
  return {
    id: code,
    name,
    description: district === null ? null : visit.t('neighbourhood-api:about', { code, district }),
    population: residents === null ? null : String(residents),
    url_force: visit.url(page),
    url_boundary: new URL(boundary, visit.url('/')).href,
    centre: positionOf(label),
    links: [{ title: name, url: visit.url(page), description: null }],
    locations: [...locations],
    contact_details: contactsOf(visit, page),
  };
}
