/** A beat's team as residents see it, and all teams at once; it works with the portal's role. */
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { readPublicProfiles } from '#trust/staff/read-public-profiles.action.ts';
import type { StaffPublicProfile } from '#trust/staff/staff.ts';
import type { Assignment, Continuity, TeamMember, Vacancy } from './team.ts';
import { continuityOf, servingSince, teamOn, vacancyOn } from './team.rules.ts';
import { teamStore } from './team.store.ts';

export interface TeamView {
  readonly beatCode: string;
  /** Primary first; names that are held back are null in the profile. */
  readonly members: readonly TeamMember[];
  /** Undefined while the beat has a primary officer. */
  readonly vacancy: Vacancy | undefined;
  readonly continuity: Continuity;
}

export async function viewTeam(work: Work, beatCode: string, today: Day): Promise<TeamView> {
  const assignments = await teamStore(work).ofBeat(beatCode);
  const present = teamOn(assignments, today).map(({ staffId }) => staffId);
  return teamView(beatCode, {
    assignments,
    profiles: await readPublicProfiles(work, present),
    today,
  });
}

/** For every beat that ever had an assignment; a beat that is not in it never had one. */
export async function viewTeams(work: Work, today: Day): Promise<ReadonlyMap<string, TeamView>> {
  const assignments = await teamStore(work).all();
  const present = teamOn(assignments, today).map(({ staffId }) => staffId);
  const profiles = await readPublicProfiles(work, present);
  const byBeat = Map.groupBy(assignments, ({ beatCode }) => beatCode);
  return new Map(
    [...byBeat].map(([beatCode, ofBeat]) => [
      beatCode,
      teamView(beatCode, { assignments: ofBeat, profiles, today }),
    ]),
  );
}

interface TeamFacts {
  readonly assignments: readonly Assignment[];
  readonly profiles: ReadonlyMap<string, StaffPublicProfile>;
  readonly today: Day;
}

function teamView(beatCode: string, { assignments, profiles, today }: TeamFacts): TeamView {
  const members = teamOn(assignments, today).flatMap((assignment): TeamMember[] => {
    const profile = profiles.get(assignment.staffId);
    const since = servingSince(assignments, assignment);
    return profile ? [{ duty: assignment.duty, since, profile }] : [];
  });
  return {
    beatCode,
    members,
    vacancy: vacancyOn(assignments, today),
    continuity: continuityOf(assignments, today),
  };
}
