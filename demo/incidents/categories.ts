/** What is reported in Alder Bay, how often, when in the year, the week and the day. */

export interface CategoryPlan {
  /** The group of the public figures. */
  readonly group: string;
  /** Texts as the source writes them, each with its share. */
  readonly texts: readonly (readonly [string, number])[];
  /** Expected in two years in the whole city. */
  readonly count: number;
  /** Factor by month of the year, January first, around 1. */
  readonly months: readonly number[];
  /** Factor by weekday, Monday first. */
  readonly weekdays: readonly number[];
  readonly hours: HourProfile;
  /** How much of it gathers on few blocks: 0 spreads evenly, 3 is a few hot streets. */
  readonly gathering: number;
  /** Factor of a month over the month before; 1 is no trend. */
  readonly trend: number;
}

export type HourProfile =
  | 'shops'
  | 'night'
  | 'evening'
  | 'overnight'
  | 'workday'
  | 'away'
  | 'allDay';

/** Relative weight of each hour, 0 to 23. */
export const HOURS: Readonly<Record<HourProfile, readonly number[]>> = {
  shops: [1, 1, 1, 0, 0, 1, 2, 3, 5, 8, 11, 13, 15, 15, 15, 16, 17, 16, 13, 9, 6, 4, 3, 2],
  night: [14, 13, 10, 5, 3, 2, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 8, 9, 10, 11, 13, 15, 15],
  evening: [7, 5, 4, 2, 1, 1, 2, 4, 5, 5, 6, 7, 8, 8, 9, 11, 12, 13, 14, 14, 14, 13, 12, 9],
  overnight: [12, 11, 11, 10, 9, 7, 6, 6, 6, 5, 4, 4, 4, 4, 4, 5, 6, 7, 8, 9, 11, 12, 13, 13],
  workday: [2, 1, 1, 1, 1, 1, 3, 6, 10, 14, 15, 14, 12, 13, 13, 12, 10, 8, 6, 5, 4, 3, 3, 2],
  away: [5, 5, 5, 4, 4, 3, 4, 7, 9, 10, 10, 10, 10, 10, 10, 10, 9, 9, 8, 8, 8, 7, 6, 5],
  allDay: [4, 3, 2, 2, 2, 2, 3, 5, 7, 8, 9, 9, 9, 9, 9, 9, 9, 9, 8, 8, 7, 6, 6, 5],
};

const EVEN_YEAR = [0.98, 0.94, 0.98, 1, 1.02, 1.03, 1.05, 1.04, 1.01, 1, 0.97, 0.98];
const SUMMER = [0.82, 0.82, 0.92, 0.99, 1.06, 1.15, 1.22, 1.18, 1.07, 0.99, 0.9, 0.88];
const WINTER = [1.15, 1.07, 1, 0.95, 0.9, 0.9, 0.92, 0.95, 0.96, 1, 1.08, 1.12];
const SHOPPING = [0.92, 0.88, 0.93, 0.95, 0.98, 1, 1.04, 1.05, 1, 1, 1.1, 1.15];

const EVEN_WEEK = [1, 0.99, 1, 1, 1.05, 1, 0.96];
const WEEKEND = [0.8, 0.78, 0.84, 0.92, 1.18, 1.35, 1.13];
const WORKING_WEEK = [1.12, 1.1, 1.1, 1.08, 1.12, 0.82, 0.66];

type Rhythm = Pick<CategoryPlan, 'months' | 'weekdays' | 'hours'>;
const rhythm = (
  months: readonly number[],
  weekdays: readonly number[],
  hours: HourProfile,
): Rhythm => ({
  months,
  weekdays,
  hours,
});

interface Volume {
  readonly group: string;
  readonly count: number;
  readonly gathering: number;
  readonly trend?: number;
}

const category = (
  { group, count, gathering, trend = 1 }: Volume,
  times: Rhythm,
  texts: CategoryPlan['texts'],
): CategoryPlan => ({ group, count, gathering, trend, texts, ...times });

export const CATEGORIES: readonly CategoryPlan[] = [
  category(
    { group: 'theft', count: 6200, gathering: 2.2 },
    rhythm(SHOPPING, WORKING_WEEK, 'shops'),
    [
      ['Theft - Shoplifting', 38],
      ['Theft - Bicycle', 17],
      ['Theft - From Person', 9],
      ['Theft - From Building', 21],
      ['Theft - Other', 15],
    ],
  ),
  category(
    { group: 'vehicle-crime', count: 4000, gathering: 1.3 },
    rhythm(EVEN_YEAR, EVEN_WEEK, 'overnight'),
    [
      ['Theft from Vehicle', 84],
      ['Theft of Vehicle Parts', 16],
    ],
  ),
  category({ group: 'assault', count: 3000, gathering: 1.9 }, rhythm(SUMMER, WEEKEND, 'night'), [
    ['Assault - Simple', 72],
    ['Assault - Aggravated', 28],
  ]),
  category(
    { group: 'damage', count: 2600, gathering: 1 },
    rhythm(EVEN_YEAR, WEEKEND, 'overnight'),
    [
      ['Vandalism', 78],
      ['Graffiti', 22],
    ],
  ),
  category({ group: 'disorder', count: 2100, gathering: 2 }, rhythm(SUMMER, WEEKEND, 'evening'), [
    ['Disorderly Conduct', 58],
    ['Noise Disturbance', 30],
    ['Public Drunkenness', 12],
  ]),
  category(
    { group: 'burglary', count: 1900, gathering: 0.6 },
    rhythm(WINTER, WORKING_WEEK, 'away'),
    [
      ['Burglary - Residential', 66],
      ['Burglary - Commercial', 34],
    ],
  ),
  category(
    { group: 'vehicle-theft', count: 1500, gathering: 0.9 },
    rhythm(WINTER, EVEN_WEEK, 'overnight'),
    [['Motor Vehicle Theft', 100]],
  ),
  category(
    { group: 'fraud', count: 1100, gathering: 0.6, trend: 1.018 },
    rhythm(EVEN_YEAR, WORKING_WEEK, 'workday'),
    [
      ['Fraud', 81],
      ['Identity Theft', 19],
    ],
  ),
  category(
    { group: 'domestic', count: 1100, gathering: 0.3 },
    rhythm(EVEN_YEAR, WEEKEND, 'evening'),
    [['Domestic Violence', 100]],
  ),
  category(
    { group: 'drugs', count: 750, gathering: 2.4 },
    rhythm(EVEN_YEAR, EVEN_WEEK, 'evening'),
    [['Narcotics', 100]],
  ),
  category({ group: 'robbery', count: 620, gathering: 1.9 }, rhythm(EVEN_YEAR, WEEKEND, 'night'), [
    ['Robbery - Street', 74],
    ['Robbery - Commercial', 26],
  ]),
  category({ group: 'other', count: 600, gathering: 1 }, rhythm(EVEN_YEAR, EVEN_WEEK, 'allDay'), [
    ['All Other Offenses', 100],
  ]),
  category({ group: 'weapons', count: 240, gathering: 1.9 }, rhythm(SUMMER, WEEKEND, 'night'), [
    ['Weapons Offense', 100],
  ]),
  category(
    { group: 'sexual-offence', count: 210, gathering: 0.4 },
    rhythm(EVEN_YEAR, WEEKEND, 'night'),
    [['Sexual Offense', 100]],
  ),
  category({ group: 'arson', count: 70, gathering: 0.8 }, rhythm(SUMMER, WEEKEND, 'overnight'), [
    ['Arson', 100],
  ]),
  category({ group: 'homicide', count: 12, gathering: 1 }, rhythm(SUMMER, WEEKEND, 'night'), [
    ['Homicide', 100],
  ]),
];

/** How busy a beat is for its residents: shops, bars and the ferry draw people from elsewhere. */
export const BUSY_BEATS: Readonly<Record<string, number>> = {
  1: 0.85,
  2: 1,
  3: 0.8,
  4: 1.18,
  5: 1.7,
  6: 1.15,
  7: 1.45,
  8: 1.2,
  9: 0.55,
  10: 0.8,
  11: 0.55,
  12: 0.5,
  13: 0.8,
  14: 0.75,
  15: 1.6,
  16: 0.95,
  17: 0.9,
  18: 0.95,
  19: 1.1,
  20: 1,
  21: 0.8,
  22: 0.75,
  23: 0.85,
  24: 0.75,
};
