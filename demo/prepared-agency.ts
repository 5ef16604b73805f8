/** What the prepared file `alder-bay.json` holds; its loader and its writer share these types. */
import type { Point } from '#kernel/place.ts';
import type { Day, Month } from '#kernel/time.ts';

export interface AgencySettings {
  readonly slug: string;
  readonly name: string;
  readonly place: string;
  readonly timezone: string;
  readonly isInvented: true;
  readonly locales: readonly ['en', 'es', 'ar'];
  readonly operator: string;
  readonly emergencyNumber: string;
  readonly nonUrgentNumber: string;
  readonly tty: string;
  readonly interpreter: string;
  readonly contactEmail: string;
  readonly contactAddress: string;
  readonly colors: {
    readonly brand: string;
    readonly brandDeep: string;
    readonly accent: string;
    readonly accentDeep: string;
  };
}

export interface BeatFeature {
  readonly type: 'Feature';
  readonly id: string;
  readonly properties: {
    readonly code: string;
    readonly name: string;
    readonly district: string;
    readonly residents: number;
    readonly effectiveFrom: Day;
    /** A place well inside the beat for its name on a map. */
    readonly labelAt: Point;
  };
  readonly geometry: {
    readonly type: 'Polygon';
    readonly coordinates: readonly (readonly Point[])[];
  };
}

export interface BeatCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly BeatFeature[];
}

export type Line = readonly Point[];

/** Rings are closed (the last point repeats the first); everything else is an open line. */
export interface BaseMap {
  /** West, south, east, north of the city itself; land and roads reach 2 km beyond. */
  readonly bounds: readonly [number, number, number, number];
  readonly land: readonly Line[];
  /** River and ponds, to be drawn as water over the land. */
  readonly water: readonly Line[];
  readonly brooks: readonly Line[];
  readonly parks: readonly {
    readonly name: string;
    readonly labelAt: Point;
    readonly ring: Line;
  }[];
  readonly mainRoads: readonly { readonly name: string; readonly line: Line }[];
  /** Streets that go through; enough for a map of the whole city. */
  readonly streets: readonly Line[];
  /** The streets between them, for maps of one beat (finer than about 8 m a pixel). */
  readonly lanes: readonly Line[];
  readonly rail: readonly Line[];
  readonly piers: readonly Line[];
  readonly shore: Line;
  /** Each border between two beats once, so that a dotted line stays dotted. */
  readonly beatBorders: readonly Line[];
  /** The city's outer limit on land. */
  readonly cityLimits: readonly Line[];
  readonly labels: readonly { readonly text: string; readonly kind: 'water'; readonly at: Point }[];
}

export type Weekday =
  | 'monday'
  | 'tuesday'
  | 'wednesday'
  | 'thursday'
  | 'friday'
  | 'saturday'
  | 'sunday';

/** Local wall-clock times; 00:00 to 24:00 is the whole day. Closed days are left out. */
export interface OpeningHours {
  readonly weekday: Weekday;
  readonly opens: string;
  readonly closes: string;
}

export interface Station {
  readonly code: string;
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly at: Point;
  readonly beat: string;
  readonly phone: string;
  readonly hours: readonly OpeningHours[];
  readonly services: readonly StationService[];
}

export type StationService =
  | 'complaint-forms'
  | 'interpreter-phone'
  | 'lost-property'
  | 'meeting-room'
  | 'records-requests'
  | 'report-in-person'
  | 'step-free'
  | 'custody';

export type Rank = 'chief' | 'deputy-chief' | 'captain' | 'lieutenant' | 'sergeant' | 'officer';

export interface StaffMember {
  /** Stable within the file only; the loader gives the lasting id. */
  readonly key: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly rank: Rank;
  readonly badge: string;
  /** BCP 47, English first. */
  readonly languages: readonly string[];
  readonly district: string | null;
  readonly unit: string;
  readonly hiredOn: Day;
  readonly leftOn: Day | null;
  /** Recorded reason and day when the name is kept from the public; null when it is shown. */
  readonly heldBack: { readonly reason: 'safety'; readonly since: Day } | null;
}

export type Duty = 'primary' | 'secondary' | 'liaison' | 'sergeant';

export interface Assignment {
  readonly staff: string;
  readonly beat: string;
  readonly duty: Duty;
  readonly from: Day;
  /** The last day on the beat; null while it lasts. */
  readonly to: Day | null;
}

/** A duty of a beat that nobody holds now; `since` is the day after the last holder's last day. */
export interface Vacancy {
  readonly beat: string;
  readonly duty: Duty;
  readonly since: Day;
}

export interface PreparedAgency {
  readonly format: 1;
  readonly seed: string;
  /** The demo's present day, on which vacancies and running assignments hold. */
  readonly today: Day;
  readonly incidents: {
    readonly firstMonth: Month;
    readonly untilMonth: Month;
    readonly count: number;
  };
  readonly addresses: { readonly count: number };
  readonly agency: AgencySettings;
  readonly beats: BeatCollection;
  readonly map: BaseMap;
  readonly stations: readonly Station[];
  readonly staff: readonly StaffMember[];
  readonly assignments: readonly Assignment[];
  readonly vacancies: readonly Vacancy[];
}
