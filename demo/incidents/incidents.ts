/** Two years of invented reports, as a police department's records system would export them. */
import type { Point } from '#kernel/place.ts';
import { addDays, firstDayOf, lastDayOf, monthsFrom, type Day, type Month } from '#kernel/time.ts';
import { zoneOf, type Zone } from '#kernel/time-zone.ts';
import { blockLabel, blocksOf, type Block } from '../city/blocks.ts';
import { BEAT_PLANS } from '../city/beat-list.ts';
import { beatAt } from '../city/beats.ts';
import type { City } from '../city/city.ts';
import { between, distance } from '../city/plane.ts';
import { chanceOf, type Chance } from '../random.ts';
import { BUSY_BEATS, CATEGORIES, type CategoryPlan } from './categories.ts';
import { statusOf } from './status.ts';
import { dayDrawer, timeOfDay, type Clock } from './when.ts';
import { pointOn, whereabouts, type Whereabouts } from './where.ts';

export const INCIDENT_COLUMNS = [
  'incident_number',
  'occurred_at',
  'local_date',
  'local_time',
  'category',
  'block',
  'district',
  'longitude',
  'latitude',
  'status',
] as const;

export interface Incident {
  readonly key: string;
  readonly occurredAt: number;
  readonly localDay: Day;
  readonly localTime: string;
  /** As the source writes it; empty for a handful of rows. */
  readonly category: string;
  readonly block: string;
  /** The beat code the officer wrote down, not always the beat of the point. */
  readonly district: string;
  readonly at: Point | null;
  /** What had come of it when the file was written. */
  readonly status: string;
}

export interface IncidentPlan {
  readonly city: City;
  readonly firstMonth: Month;
  readonly untilMonth: Month;
  readonly timezone: string;
  readonly seed: string;
}

/** An event before it has a number: what, when and on which block. */
interface Event {
  readonly category: CategoryPlan;
  readonly day: Day;
  readonly clock: Clock;
  readonly block: Block;
}

const WITHOUT_POINT = 0.02;
const WITHOUT_CATEGORY = 0.0006;
const OTHER_DISTRICT = 0.012;
/** Burglars come back: this share of burglaries is followed by another one nearby. */
const NEAR_REPEAT = 0.2;
const NEAR_METERS = 230;
const WITHIN_DAYS = 14;

const busyness = BEAT_PLANS.map(({ code, residents }) => residents * (BUSY_BEATS[code] ?? 1));
const wholeBusyness = busyness.reduce((sum, one) => sum + one, 0);

function expectedIn(category: CategoryPlan, month: Month, monthIndex: number): number {
  const season = category.months[Number(month.slice(5)) - 1] ?? 1;
  return (category.count / 24) * season * category.trend ** (monthIndex - 11.5);
}

function eventsOf(plan: IncidentPlan, places: Whereabouts, chance: Chance): Event[] {
  return monthsFrom(plan.firstMonth, plan.untilMonth).flatMap((month, monthIndex) =>
    CATEGORIES.flatMap((category) => {
      const repeats = category.group === 'burglary' ? 1 + NEAR_REPEAT : 1;
      const mean = expectedIn(category, month, monthIndex) / repeats;
      const drawDay = dayDrawer(month, category, chance);
      return BEAT_PLANS.flatMap(({ code }, beat) =>
        Array.from(
          { length: chance.count((mean * (busyness[beat] ?? 0)) / wholeBusyness) },
          () => ({
            category,
            day: drawDay(),
            clock: timeOfDay(category, chance),
            block: places.blockFor(category, code, chance),
          }),
        ),
      );
    }),
  );
}

/** The burglaries that follow another within two weeks and a few doors. */
function nearRepeats(events: readonly Event[], blocks: readonly Block[], chance: Chance): Event[] {
  const middle = (block: Block) => between(block.from, block.to, 0.5);
  return events
    .filter(({ category }) => category.group === 'burglary' && chance.isTrue(NEAR_REPEAT))
    .map((event) => {
      const near = blocks.filter(
        (block) => distance(middle(block), middle(event.block)) < NEAR_METERS,
      );
      return {
        ...event,
        day: addDays(event.day, chance.whole(1, WITHIN_DAYS)),
        clock: timeOfDay(event.category, chance),
        block: chance.pick(near),
      };
    });
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** Reads the clock back from the instant, so that an hour skipped in spring is never written. */
function timesOf({ day, clock }: Event, zone: Zone, chance: Chance) {
  const local = { day, ...clock, second: 0 };
  const first = zone.instantOf(local);
  const again = zone.localAt(first + 3_600_000);
  const isDoubled = again.hour === clock.hour && again.minute === clock.minute;
  const occurredAt = isDoubled && chance.isTrue(0.5) ? first + 3_600_000 : first;
  const read = zone.localAt(occurredAt);
  return {
    occurredAt,
    localDay: read.day,
    localTime: `${twoDigits(read.hour)}:${twoDigits(read.minute)}`,
  };
}

function otherDistrict(district: string, chance: Chance): string {
  if (!chance.isTrue(OTHER_DISTRICT)) return district;
  return chance.pick(BEAT_PLANS.filter(({ code }) => code !== district)).code;
}

function written(
  event: Event,
  plan: IncidentPlan,
  chance: Chance,
): Omit<Incident, 'key' | 'status'> {
  const { category, block } = event;
  const [text] = category.texts[chance.weighted(category.texts.map(([, share]) => share))] ?? [''];
  const point = pointOn(block, chance);
  const beat = beatAt(plan.city.beats, point) ?? block.beat;
  return {
    ...timesOf(event, zoneOf(plan.timezone), chance),
    category: chance.isTrue(WITHOUT_CATEGORY) ? '' : text,
    block: blockLabel(block),
    district: otherDistrict(beat, chance),
    at: chance.isTrue(WITHOUT_POINT) ? null : point,
  };
}

/** Numbers run within a year in the order of time, as a records system gives them out. */
function numbered(incidents: readonly Omit<Incident, 'key' | 'status'>[]): Incident[] {
  const given = new Map<string, number>();
  return incidents
    .toSorted((a, b) => a.occurredAt - b.occurredAt)
    .map((incident) => {
      const year = incident.localDay.slice(0, 4);
      const number = (given.get(year) ?? 0) + 1;
      given.set(year, number);
      const key = `AB-${year}-${String(number).padStart(6, '0')}`;
      return { key, ...incident, status: statusOf(key, incident) };
    });
}

export function inventIncidents(plan: IncidentPlan): Incident[] {
  const chance = chanceOf(`${plan.seed}/incidents`);
  const blocks = blocksOf(plan.city.streets, plan.city.beats);
  const events = eventsOf(plan, whereabouts(blocks), chance);
  const [first, last] = [firstDayOf(plan.firstMonth), lastDayOf(plan.untilMonth)];
  const all = [...events, ...nearRepeats(events, blocks, chance)];
  const within = all.filter(({ day }) => day >= first && day <= last);
  return numbered(within.map((event) => written(event, plan, chance)));
}

export const incidentRow = (incident: Incident): string[] => [
  incident.key,
  `${new Date(incident.occurredAt).toISOString().slice(0, 19)}Z`,
  incident.localDay,
  incident.localTime,
  incident.category,
  incident.block,
  incident.district,
  incident.at ? incident.at[0].toFixed(5) : '',
  incident.at ? incident.at[1].toFixed(5) : '',
  incident.status,
];
