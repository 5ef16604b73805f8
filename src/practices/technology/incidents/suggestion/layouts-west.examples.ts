/** Invented files in layouts of the American west. */
import { projectionOf } from '#kernel/projection.ts';
import {
  clock12,
  isoDay,
  two,
  usDay,
  wordOf,
  type ExampleIncident,
  type ExampleLayout,
} from './layout.examples.ts';

const clock4 = ({ hour, minute }: ExampleIncident) => `${two(hour)}${two(minute)}`;
/** What becomes of `0045` where a table takes it for a number. */
const clockNumber = ({ hour, minute }: ExampleIncident) => String(hour * 100 + minute);

/** A midnight on every date, the time as four digits in a column of its own. */
export const losAngeles: ExampleLayout = {
  fileName: 'Crime_Data_from_2010_to_2019.csv',
  timezone: 'America/Los_Angeles',
  middle: [-118.27, 34.03],
  columns: [
    ['DR_NO', 'Date Rptd', 'DATE OCC', 'TIME OCC', 'AREA ', 'AREA NAME', 'Rpt Dist No'],
    ['Part 1-2', 'Crm Cd', 'Crm Cd Desc', 'Mocodes', 'Vict Age', 'Vict Sex', 'Premis Desc'],
    ['Weapon Desc', 'Status', 'Status Desc', 'LOCATION', 'Cross Street', 'LAT', 'LON'],
  ].flat(),
  row: (one) => {
    const words = ['VEHICLE - STOLEN', 'BATTERY - SIMPLE ASSAULT', 'BURGLARY FROM VEHICLE'];
    const more = ['INTIMATE PARTNER - SIMPLE ASSAULT', 'THEFT OF IDENTITY', 'PEEPING TOM'];
    const midnight = `${usDay(one)} 12:00:00 AM`;
    return [
      [180_100_000 + one.number, midnight, midnight, clockNumber(one), one.beat, 'Central'],
      ['0123', 1, 510, wordOf([...words, ...more], one), '0344', 25, 'M', 'STREET', ''],
      ['IC', one.number % 4 === 0 ? 'Adult Arrest' : 'Invest Cont'],
      [`${one.number % 90}00 S  EXAMPLE   ST`, ''],
      ...(one.isPlaceless ? ['0', '0'] : [one.latitude, one.longitude]),
    ].flat();
  },
  expected: {
    key: { column: 'DR_NO' },
    time: {
      kind: 'local-day-and-time',
      dayColumn: 'DATE OCC',
      timeColumn: 'TIME OCC',
      timeFormat: 'HHmm',
    },
    category: { column: 'Crm Cd Desc' },
    coordinates: { kind: 'degrees', longitude: 'LON', latitude: 'LAT', zeroMeansNone: true },
    block: { column: 'LOCATION' },
    district: { column: 'AREA' },
    outcome: { column: 'Status Desc' },
  },
};

/** Years first with AM and PM, three numbers that could be the key. */
export const sanFrancisco: ExampleLayout = {
  fileName: 'Police_Department_Incident_Reports__2018_to_Present.csv',
  timezone: 'America/Los_Angeles',
  middle: [-122.42, 37.77],
  columns: [
    ['Incident Datetime', 'Incident Date', 'Incident Time', 'Incident Year'],
    ['Incident Day of Week', 'Report Datetime', 'Row ID', 'Incident ID', 'Incident Number'],
    ['Incident Code', 'Incident Category', 'Incident Subcategory', 'Incident Description'],
    ['Resolution', 'Intersection', 'CNN', 'Police District', 'Supervisor District'],
    ['Latitude', 'Longitude', 'Point'],
  ].flat(),
  row: (one) => {
    const offences = [
      ['Larceny Theft', 'Larceny - From Vehicle', 'Theft, From Locked Vehicle, >$950'],
      ['Malicious Mischief', 'Vandalism', 'Malicious Mischief, Vandalism to Property'],
      ['Assault', 'Simple Assault', 'Battery'],
      ['Rape', 'Rape', 'Rape, Forcible'],
      ['Burglary', 'Burglary - Residential', 'Burglary, Residence, Forcible Entry'],
    ] as const;
    const names = offences[one.kind % offences.length] ?? offences[0];
    const day = isoDay(one, '/');
    const time = `${day} ${clock12(one)}`;
    const place = one.isPlaceless ? ['', '', ''] : undefined;
    return [
      [time, day, `${two(one.hour)}:${two(one.minute)}`, one.year, 'Sunday', time],
      [`${800_000 + one.number}04134`, 800_000 + one.number, 190_000_000 + one.number],
      ['06244', ...names, one.number % 5 === 0 ? 'Cite or Arrest Adult' : 'Open or Active'],
      ['EXAMPLE ST \\ HARBOR AVE', 2_400_000, one.beat, 3],
      ...(place ?? [one.latitude, one.longitude, `POINT (${one.longitude} ${one.latitude})`]),
    ].flat();
  },
  expected: {
    time: { kind: 'local-text', column: 'Incident Datetime', format: 'YYYY/MM/DD hh:mm:ss A' },
    category: { column: 'Incident Category' },
    coordinates: { kind: 'degrees', longitude: 'Longitude', latitude: 'Latitude' },
    district: { column: 'Police District' },
    outcome: { column: 'Resolution' },
  },
};

/** Several offences a report, an interval, months that begin with one digit. */
export const seattle: ExampleLayout = {
  fileName: 'SPD_Crime_Data__2008-Present.csv',
  timezone: 'America/Los_Angeles',
  middle: [-122.33, 47.6],
  columns: [
    ['Report Number', 'Offense ID', 'Offense Start DateTime', 'Offense End DateTime'],
    ['Report DateTime', 'Group A B', 'Crime Against Category', 'Offense Parent Group'],
    ['Offense', 'Offense Code', 'Precinct', 'Sector', 'Beat', 'MCPP', '100 Block Address'],
    ['Longitude', 'Latitude'],
  ].flat(),
  row: (one) => {
    const offences = [
      ['PROPERTY', 'LARCENY-THEFT', 'Theft From Motor Vehicle', '23F'],
      ['PERSON', 'ASSAULT OFFENSES', 'Simple Assault', '13B'],
      ['PERSON', 'SEX OFFENSES', 'Fondling', '11D'],
      ['SOCIETY', 'DRUG/NARCOTIC OFFENSES', 'Drug/Narcotic Violations', '35A'],
      ['PROPERTY', 'BURGLARY/BREAKING&ENTERING', 'Burglary/Breaking & Entering', '220'],
    ] as const;
    const names = offences[one.kind % offences.length] ?? offences[0];
    const time = `${usDay(one)} ${clock12(one)}`;
    return [
      [`2018-${100_000 + Math.floor(one.number / 2)}`, 7_000_000_000 + one.number, time],
      [one.number % 5 === 0 ? '' : time, time, 'A', ...names.slice(0, 4)],
      ['W', 'K', one.beat, 'HARBOR', `${one.number % 90}XX BLOCK OF EXAMPLE ST`],
      ...(one.isPlaceless ? [0, 0] : [one.longitude, one.latitude]),
    ].flat();
  },
  expected: {
    key: { column: 'Offense ID' },
    time: {
      kind: 'local-text',
      column: 'Offense Start DateTime',
      format: 'MM/DD/YYYY hh:mm:ss A',
      until: 'Offense End DateTime',
    },
    category: { column: 'Offense Parent Group' },
    coordinates: { kind: 'degrees', zeroMeansNone: true },
    block: { column: '100 Block Address' },
    district: { column: 'Beat' },
  },
};

/** Two numbers, an interval, plane feet before degrees, words with hyphens. */
export const denver: ExampleLayout = {
  fileName: 'crime.csv',
  timezone: 'America/Denver',
  middle: [-104.98, 39.74],
  columns: [
    ['incident_id', 'offense_id', 'OFFENSE_CODE', 'OFFENSE_TYPE_ID', 'OFFENSE_CATEGORY_ID'],
    ['FIRST_OCCURRENCE_DATE', 'LAST_OCCURRENCE_DATE', 'REPORTED_DATE', 'INCIDENT_ADDRESS'],
    ['GEO_X', 'GEO_Y', 'GEO_LON', 'GEO_LAT', 'DISTRICT_ID', 'PRECINCT_ID', 'IS_CRIME'],
  ].flat(),
  row: (one) => {
    const offences = [
      ['theft-items-from-vehicle', 'theft-from-motor-vehicle'],
      ['theft-parts-from-vehicle', 'theft-from-motor-vehicle'],
      ['criminal-mischief-other', 'public-disorder'],
      ['sex-aslt-rape', 'sexual-assault'],
      ['burglary-residence-by-force', 'burglary'],
    ] as const;
    const [type, category] = offences[one.kind % offences.length] ?? offences[0];
    const time = `${one.month}/${one.day}/${one.year} ${clock12(one).replace(/^0/, '')}`;
    const place = one.isPlaceless ? ['', '', '', ''] : undefined;
    return [
      [2_018_000_000 + one.number, `${2_018_000_000 + one.number}239900`, 2399, type],
      [category, time, one.number % 2 === 0 ? '' : time, time, `${one.number} N EXAMPLE ST`],
      ...(place ?? [3_140_000 + one.number, 1_690_000, one.longitude, one.latitude]),
      [one.beat, '123', 1],
    ].flat();
  },
  expected: {
    time: {
      kind: 'local-text',
      column: 'FIRST_OCCURRENCE_DATE',
      until: 'LAST_OCCURRENCE_DATE',
    },
    category: { column: 'OFFENSE_CATEGORY_ID' },
    coordinates: { kind: 'degrees', longitude: 'GEO_LON', latitude: 'GEO_LAT' },
    block: { column: 'INCIDENT_ADDRESS' },
    district: { column: 'DISTRICT_ID' },
    masking: 'none',
  },
};

/** A flag for violence in the family, the date three times. */
export const austin: ExampleLayout = {
  fileName: 'Crime_Reports.csv',
  timezone: 'America/Chicago',
  middle: [-97.74, 30.27],
  columns: [
    ['Incident Number', 'Highest Offense Description', 'Highest Offense Code'],
    ['Family Violence', 'Occurred Date Time', 'Occurred Date', 'Occurred Time'],
    ['Report Date Time', 'Report Date', 'Report Time', 'Location Type', 'Address', 'Zip Code'],
    ['Council District', 'APD Sector', 'APD District', 'PRA', 'Census Tract'],
    ['Clearance Status', 'Clearance Date', 'UCR Category', 'Category Description'],
    ['X-coordinate', 'Y-coordinate', 'Latitude', 'Longitude', 'Location'],
  ].flat(),
  row: (one) => {
    const words = ['BURGLARY OF VEHICLE', 'ASSAULT W/INJURY', 'THEFT', 'CRIMINAL MISCHIEF', 'DWI'];
    const time = `${usDay(one)} ${clock12(one)}`;
    const [lat, lon] = one.isPlaceless ? ['', ''] : [one.latitude, one.longitude];
    return [
      [20_180_000_000 + one.number, wordOf(words, one), 601, one.number % 8 === 0 ? 'Y' : 'N'],
      [time, usDay(one), clockNumber(one), time, usDay(one), clock4(one), 'STREETS'],
      [`${one.number % 90}00 BLOCK EXAMPLE DR`, 78701, 9, 'GE', one.beat, 449, '11'],
      ['C', usDay(one), '23F', 'Theft', 3_110_000, 10_070_000, lat, lon],
      one.isPlaceless ? '' : `(${lat}, ${lon})`,
    ].flat();
  },
  expected: {
    key: { column: 'Incident Number' },
    time: { kind: 'local-text', column: 'Occurred Date Time' },
    category: {
      column: 'Highest Offense Description',
      flags: [{ column: 'Family Violence', group: 'domestic' }],
    },
    coordinates: { kind: 'degrees', longitude: 'Longitude', latitude: 'Latitude' },
    block: { column: 'Address' },
    district: { column: 'APD District' },
  },
};

/** One digit for months and days, a time as a number, feet beside degrees. */
export const portland: ExampleLayout = {
  fileName: 'CrimeData-2018.csv',
  timezone: 'America/Los_Angeles',
  middle: [-122.66, 45.52],
  columns: [
    ['Address', 'CaseNumber', 'CrimeAgainst', 'Neighborhood', 'OccurDate', 'OccurTime'],
    ['OffenseCategory', 'OffenseType', 'OpenDataLat', 'OpenDataLon', 'OpenDataX'],
    ['OpenDataY', 'ReportDate', 'OffenseCount'],
  ].flat(),
  row: (one) => {
    const words = ['Larceny Offenses', 'Assault Offenses', 'Vandalism', 'Sex Offenses'];
    const [x = 0, y = 0] = feet.fromDegrees(one.longitude, one.latitude) ?? [];
    const day = `${one.month}/${one.day}/${one.year}`;
    return [
      ['', `18-X${5_000_000 + one.number}`, 'Property', 'Harbor', day, clockNumber(one)],
      [wordOf(words, one), `${wordOf(words, one)} - other`],
      ...(one.isPlaceless ? ['', '', '', ''] : [one.latitude, one.longitude, x, y]),
      [day, 1],
    ].flat();
  },
  expected: {
    key: { column: 'CaseNumber' },
    time: {
      kind: 'local-day-and-time',
      dayColumn: 'OccurDate',
      timeColumn: 'OccurTime',
      timeFormat: 'HHmm',
    },
    coordinates: { kind: 'degrees', longitude: 'OpenDataLon', latitude: 'OpenDataLat' },
  },
};

const feet = projectionOf('EPSG:2913') ?? neverMissing();

function neverMissing(): never {
  throw new Error('The table of projections has lost Oregon');
}
