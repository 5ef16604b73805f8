/** Loads the invented agency into a database, step by step, so that a broken-off load goes on. */
import { fileURLToPath } from 'node:url';
import { importRunStore } from '#platform/imports/import-run.store.ts';
import type { RolePool } from '#platform/postgres/pool.ts';
import { withinAgency, type Work } from '#platform/postgres/unit-of-work.ts';
import { importAddresses } from '#practices/engagement/beats/import-addresses.action.ts';
import { importBeats } from '#practices/engagement/beats/import-beats.action.ts';
import { assignToBeat } from '#practices/engagement/teams/assign-to-beat.action.ts';
import { replaceStations } from '#practices/presence/stations/replace-stations.action.ts';
import type { Station } from '#practices/presence/stations/station.ts';
import type { Agency } from '#trust/agencies/agency.ts';
import { baseMap } from '#trust/agencies/base-map.ts';
import { createAgency } from '#trust/agencies/create-agency.action.ts';
import { listAgencies } from '#trust/agencies/list-agencies.action.ts';
import { replaceBaseMap } from '#trust/agencies/replace-base-map.action.ts';
import { addStaffMember } from '#trust/staff/add-staff-member.action.ts';
import { changePosition } from '#trust/staff/change-position.action.ts';
import { DEMO_ACTOR, orThrow, type DemoTools } from './demo-tools.ts';
import { loadIncidents } from './load-incidents.ts';
import { loadRules } from './load-rules.ts';
import { PREPARED_FILES, readPreparedAgency } from './prepared.ts';
import type { PreparedAgency, StaffMember, Station as DemoStation } from './prepared-agency.ts';

/** Does nothing when the agency is complete. Its files are ours: a refusal is a fault. */
export async function loadDemo(tools: DemoTools): Promise<void> {
  const { worker, say } = tools;
  const prepared = readPreparedAgency();
  const { agencies } = await listAgencies(worker);
  const known = agencies.find(({ slug }) => slug === prepared.agency.slug);
  const agency = known ?? (await createDemoAgency(worker, prepared));
  const actor = { agencyId: agency.agencyId, actorId: DEMO_ACTOR, duty: 'worker' };
  const isDone = (kind: 'beats' | 'addresses') =>
    withinAgency(worker, actor, async (work) => {
      return (await importRunStore(work).lastFinishedAt(kind)) !== undefined;
    });
  if (!(await isDone('beats'))) {
    say(`Loading ${agency.name}, an invented department (first start only)`);
    await withinAgency(worker, actor, (work) => loadPlaceAndPeople(work, prepared, tools));
  }
  if (!(await isDone('addresses')))
    await withinAgency(worker, actor, (work) => loadAddresses(work, tools));
  await loadRules(tools, agency);
  await loadIncidents(tools, agency);
}

async function createDemoAgency(worker: RolePool, { agency }: PreparedAgency): Promise<Agency> {
  const { colors, tty, interpreter, locales, ...same } = agency;
  return orThrow(
    await createAgency(worker, {
      ...same,
      locales: [...locales],
      textTelephone: tty,
      interpreterNumber: interpreter,
      colorBrand: colors.brand,
      colorBrandDeep: colors.brandDeep,
      colorAccent: colors.accent,
      colorAccentDeep: colors.accentDeep,
    }),
  );
}

/** The map, the beats, the stations and who polices them, in one transaction. */
async function loadPlaceAndPeople(work: Work, prepared: PreparedAgency, { now }: DemoTools) {
  await replaceBaseMap(work, baseMap.parse(prepared.map));
  const [first] = prepared.beats.features;
  orThrow(
    await importBeats(work, {
      fileName: 'alder-bay.json',
      text: JSON.stringify(prepared.beats),
      fields: { id: 'code', name: 'name', district: 'district', residents: 'residents' },
      mayJoin: false,
      effectiveFrom: first?.properties.effectiveFrom ?? prepared.today,
      actorId: DEMO_ACTOR,
      now,
    }),
  );
  orThrow(await replaceStations(work, prepared.stations.map(stationOf)));
  await loadStaff(work, prepared);
}

const stationOf = ({ code, name, street, at, phone, hours, services }: DemoStation): Station => {
  const [longitude, latitude] = at;
  const place = { address: street, longitude, latitude };
  return { code, name, phone, openingHours: hours, services, ...place };
};

const RANKS: Readonly<Record<StaffMember['rank'], readonly [rank: string, short: string]>> = {
  chief: ['Chief of police', 'Chief'],
  'deputy-chief': ['Deputy chief', 'Dep. Chief'],
  captain: ['Captain', 'Capt.'],
  lieutenant: ['Lieutenant', 'Lt.'],
  sergeant: ['Sergeant', 'Sgt.'],
  officer: ['Officer', 'Ofc.'],
};

async function loadStaff(work: Work, { staff, assignments, today }: PreparedAgency): Promise<void> {
  const badges = new Map(staff.map(({ key, badge }) => [key, badge]));
  for (const member of staff)
    orThrow(await addStaffMember(work, inputOf(member, badges), member.heldBack?.since ?? today));
  // Only now is everybody there to be named.
  for (const { badge, supervisor, unit, squad, hiredOn } of staff) {
    if (supervisor === null || supervisor.since === hiredOn) continue;
    const supervisorBadge = badges.get(supervisor.key) ?? '';
    const position = { badge, unit, squad, supervisorBadge, fromDay: supervisor.since };
    orThrow(await changePosition(work, position, today));
  }
  for (const { staff: key, beat: beatCode, duty, from: fromDay, to } of assignments) {
    const badge = badges.get(key) ?? '';
    const until = to === null ? {} : { untilDay: to };
    orThrow(await assignToBeat(work, { beatCode, badge, duty, fromDay, ...until }));
  }
}

/** Somebody who was led from the first day on is entered so at once. */
function inputOf(
  { rank: title, hiredOn, leftOn, heldBack, ...member }: StaffMember,
  badges: ReadonlyMap<string, string>,
) {
  const [rank, rankShort] = RANKS[title];
  const isLedAtOnce = member.supervisor?.since === hiredOn;
  const supervisor = badges.get(member.supervisor?.key ?? '');
  const { badge, givenName, familyName, unit } = member;
  return {
    badge,
    rank,
    rankShort,
    givenName,
    familyName,
    unit,
    languages: [...member.languages],
    ...(isLedAtOnce && { squad: member.squad, supervisor }),
    employedFrom: hiredOn,
    employedUntil: leftOn,
    nameWithheldReason: heldBack?.reason ?? null,
  };
}

async function loadAddresses(work: Work, { home, now, translate }: DemoTools): Promise<void> {
  const path = pathOf(PREPARED_FILES.addresses);
  const quiet = { onProgress: () => undefined };
  const request = { path, columns: {}, actorId: DEMO_ACTOR, home, now, translate, ...quiet };
  orThrow(await importAddresses(work, request));
}

const pathOf = (url: URL): string => fileURLToPath(url);
