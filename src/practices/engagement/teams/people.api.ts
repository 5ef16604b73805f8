/** Who serves a beat, and who leads its teams, as clients of police.uk ask for people. */
import { z } from 'zod';
import { operation } from '#platform/web/api/operation.ts';
import { openToAll } from '#platform/web/guard.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import { sendProblem } from '#platform/web/server/send-problem.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';
import type { StaffPublicProfile } from '#trust/staff/staff.ts';
import type { BeatsReads } from '../beats/beats-reads.portal.ts';
import { contactsOf, neighbourhoodContacts } from '../beats/neighbourhood-answers.api.ts';
import { beatAsked, neighbourhoodParams } from '../beats/neighbourhoods.api.ts';
import type { TeamMember } from './team.ts';

const TOPIC = 'team-api';

const person = z
  .object({
    name: z.string().meta({ examples: ['Dana Whitlock'] }),
    rank: z.string().meta({ examples: ['Officer'] }),
    bio: z
      .string()
      .nullable()
      .meta({ examples: ['Primary officer of beat B12'] }),
    contact_details: neighbourhoodContacts,
  })
  .meta({ id: 'Person' });

const onRequest = openToAll('everybody may know who polices a beat');

export function peopleApi(app: WebApp, beats: BeatsReads): void {
  forcePeople(app, beats);
  app.get(
    '/api/:force/:neighbourhood/people',
    {
      onRequest,
      schema: {
        ...operation({
          id: 'list-neighbourhood-people',
          topic: TOPIC,
          problems: [404],
          example: '/api/{force}/{neighbourhood}/people',
        }),
        params: neighbourhoodParams,
        response: { 200: z.array(person) },
      },
    },
    async (request, reply) => {
      const asked = await beatAsked(request, reply, { beats, asked: request.params });
      if (asked === undefined) return reply;
      const { visit, beat } = asked;
      const team = (await beats.teams(visit)).get(beat.code);
      const path = `/beats/${encodeURIComponent(beat.code)}`;
      return (team?.members ?? []).map(({ duty, profile }) => ({
        ...named(visit, profile),
        bio: visit.t(`team-api:duty.${duty}`, { code: beat.code }),
        contact_details: contactsOf(visit, path),
      }));
    },
  );
}

/** Staff records name no command staff to the public; who leads a team of a beat is named there. */
function forcePeople(app: WebApp, beats: BeatsReads): void {
  app.get(
    '/api/forces/:id/people',
    {
      onRequest,
      schema: {
        ...operation({
          id: 'list-force-people',
          topic: TOPIC,
          problems: [404],
          example: '/api/forces/{force}/people',
        }),
        params: z.object({ id: z.string().meta({ examples: ['alder-bay'] }) }),
        response: { 200: z.array(person) },
      },
    },
    async (request, reply) => {
      const visit = visitOf(request);
      if (request.params.id === visit.site.slug)
        return [...(await leadersOf(visit, beats))].map(([, { codes, profile }]) => ({
          ...named(visit, profile),
          bio: visit.t('team-api:leads', { codes: codes.join(', ') }),
          contact_details: contactsOf(visit, '/beats'),
        }));
      await sendProblem(reply, 'not-found');
      return reply;
    },
  );
}

interface Leader {
  readonly codes: readonly string[];
  readonly profile: StaffPublicProfile;
}

/** By their id, in the order of their first beat. */
async function leadersOf(visit: Visit, beats: BeatsReads): Promise<ReadonlyMap<string, Leader>> {
  const teams = await beats.teams(visit);
  const leaders = new Map<string, Leader>();
  for (const { code } of await beats.beats(visit))
    for (const { profile } of (teams.get(code)?.members ?? []).filter(leads)) {
      const codes = [...(leaders.get(profile.id)?.codes ?? []), code];
      leaders.set(profile.id, { codes, profile });
    }
  return leaders;
}

const leads = ({ duty }: TeamMember): boolean => duty === 'sergeant';

const named = (visit: Visit, { givenName, familyName, rank }: StaffPublicProfile) => ({
  name:
    givenName === null || familyName === null
      ? visit.t('team-api:withheld')
      : `${givenName} ${familyName}`,
  rank,
});
