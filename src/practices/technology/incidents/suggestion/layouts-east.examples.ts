/** Invented files in layouts of the American east and middle. */
import {
  clock12,
  clock24,
  epochOf,
  isoDay,
  usDay,
  wordOf,
  type ExampleIncident,
  type ExampleLayout,
} from './layout.examples.ts';

const degrees = (one: ExampleIncident, none: string) =>
  one.isPlaceless ? [none, none] : [one.latitude.toFixed(8), one.longitude.toFixed(8)];

/** Date and time apart, an interval, twelve columns that say nothing about the incident. */
export const newYork: ExampleLayout = {
  fileName: 'NYPD_Complaint_Data_Historic.csv',
  timezone: 'America/New_York',
  middle: [-73.95, 40.75],
  columns: [
    ['CMPLNT_NUM', 'CMPLNT_FR_DT', 'CMPLNT_FR_TM', 'CMPLNT_TO_DT', 'CMPLNT_TO_TM'],
    ['ADDR_PCT_CD', 'RPT_DT', 'KY_CD', 'OFNS_DESC', 'PD_CD', 'PD_DESC', 'CRM_ATPT_CPTD_CD'],
    ['LAW_CAT_CD', 'BORO_NM', 'PREM_TYP_DESC', 'X_COORD_CD', 'Y_COORD_CD', 'SUSP_SEX'],
    ['VIC_RACE', 'Latitude', 'Longitude', 'Lat_Lon'],
  ].flat(),
  row: (one) => {
    const [latitude = '', longitude = ''] = degrees(one, '');
    const offences = [
      ['341', 'PETIT LARCENY', 'LARCENY,PETIT FROM BUILDING'],
      ['578', 'HARRASSMENT 2', 'HARASSMENT,SUBD 3,4,5'],
      ['104', 'RAPE', 'RAPE 1'],
      ['105', 'ROBBERY', 'ROBBERY,OPEN AREA UNCLASSIFIED'],
      ['351', 'CRIMINAL MISCHIEF & RELATED OF', 'MISCHIEF, CRIMINAL 4, OF MOTOR'],
      ['117', 'DANGEROUS DRUGS', 'CONTROLLED SUBSTANCE,INTENT TO'],
      ['233', 'SEX CRIMES', 'SEXUAL ABUSE 3,2'],
    ] as const;
    const [code, broad, fine] = offences[one.kind % offences.length] ?? offences[0];
    return [
      [100_000_000 + one.number * 37, usDay(one), clock24(one)],
      ...(one.number % 9 === 0 ? ['', ''] : [usDay(one), '23:59:00']),
      [one.beat, usDay(one), code, broad, '338', fine, 'COMPLETED', 'MISDEMEANOR'],
      ['HARBOR', 'STREET', 1_000_000 + one.number, 220_000, 'U', 'UNKNOWN'],
      [latitude, longitude, latitude && `(${latitude}, ${longitude})`],
    ].flat();
  },
  expected: {
    key: { column: 'CMPLNT_NUM' },
    time: {
      kind: 'local-day-and-time',
      dayColumn: 'CMPLNT_FR_DT',
      timeColumn: 'CMPLNT_FR_TM',
      dayFormat: 'MM/DD/YYYY',
      untilDayColumn: 'CMPLNT_TO_DT',
      untilTimeColumn: 'CMPLNT_TO_TM',
    },
    category: { column: 'OFNS_DESC' },
    coordinates: { kind: 'degrees', longitude: 'Longitude', latitude: 'Latitude' },
    district: { column: 'ADDR_PCT_CD' },
  },
};

/** Several offences an incident, -1 and 0 for no place, one local instant. */
export const boston: ExampleLayout = {
  fileName: 'crime-incident-reports-2018.csv',
  timezone: 'America/New_York',
  middle: [-71.06, 42.36],
  columns: [
    ['INCIDENT_NUMBER', 'OFFENSE_CODE', 'OFFENSE_CODE_GROUP', 'OFFENSE_DESCRIPTION'],
    ['DISTRICT', 'REPORTING_AREA', 'SHOOTING', 'OCCURRED_ON_DATE', 'YEAR', 'MONTH'],
    ['DAY_OF_WEEK', 'HOUR', 'UCR_PART', 'STREET', 'Lat', 'Long', 'Location'],
  ].flat(),
  row: (one) => {
    const [lat = '', long = ''] = degrees(one, one.number % 60 === 7 ? '-1' : '');
    const offences = [
      ['Larceny From Motor Vehicle', 'LARCENY THEFT FROM MV - NON-ACCESSORY'],
      ['Motor Vehicle Accident Response', 'M/V - LEAVING SCENE - PROPERTY DAMAGE'],
      ['Simple Assault', 'ASSAULT SIMPLE - BATTERY'],
      ['Residential Burglary', 'BURGLARY - RESIDENTIAL - FORCE'],
      ['Verbal Disputes', 'VERBAL DISPUTE'],
      ['Restraining Order Violations', 'VIOL. OF RESTRAINING ORDER W NO ARREST'],
    ] as const;
    const [group, description] = offences[one.kind % offences.length] ?? offences[0];
    return [
      [`I18${String(Math.floor(one.number / 2)).padStart(7, '0')}`, '0614', group, description],
      [`D${one.beat}`, '128', '', `${isoDay(one)} ${clock24(one)}`, one.year, one.month],
      [
        'Monday',
        one.hour,
        'Part One',
        `EXAMPLE "${one.number % 90}" ST`,
        lat,
        long,
        `(${lat}, ${long})`,
      ],
    ].flat();
  },
  expected: {
    key: { column: 'INCIDENT_NUMBER', repeats: 'number' },
    time: { kind: 'instant', column: 'OCCURRED_ON_DATE', zone: 'agency' },
    coordinates: { kind: 'degrees', longitude: 'Long', latitude: 'Lat', zeroMeansNone: true },
    district: { column: 'DISTRICT' },
    block: { column: 'STREET' },
  },
};

/** Slashes with an offset, a beginning and an end, points as a text beside degrees. */
export const baltimore: ExampleLayout = {
  fileName: 'Part_1_Crime_Data.csv',
  timezone: 'America/New_York',
  middle: [-76.61, 39.29],
  columns: [
    ['RowID', 'CCNumber', 'CrimeDateTime', 'CrimeCode', 'Location', 'Description'],
    ['Inside_Outside', 'Weapon', 'Post', 'Gender', 'Age', 'District', 'Neighborhood'],
    ['Latitude', 'Longitude', 'GeoLocation', 'Premise', 'Total_Incidents'],
  ].flat(),
  row: (one) => {
    const [latitude = '', longitude = ''] = degrees(one, '');
    const words = ['COMMON ASSAULT', 'LARCENY FROM AUTO', 'AUTO THEFT', 'RAPE', 'BURGLARY'];
    return [
      [one.number + 1, `${one.year % 100}A0${10_000 + one.number}`],
      [`${isoDay(one, '/')} ${clock24(one)}+00`, '4E', `${one.number % 90}00 EXAMPLE AVE`],
      [wordOf(words, one), 'I', 'HANDS', `${one.beat}12`, 'F', '33', one.beat, 'Harbor'],
      [latitude, longitude, `(${latitude},${longitude})`, 'ROW/TOWNHOUSE', 1],
    ].flat();
  },
  expected: {
    key: { column: 'CCNumber' },
    time: { kind: 'instant', column: 'CrimeDateTime' },
    category: { column: 'Description' },
    coordinates: { kind: 'degrees', longitude: 'Longitude', latitude: 'Latitude' },
    district: { column: 'District' },
  },
};

/** Plane metres beside degrees, a report and an interval, hundred blocks. */
export const washington: ExampleLayout = {
  fileName: 'Crime_Incidents_in_2018.csv',
  timezone: 'America/New_York',
  middle: [-77.03, 38.9],
  columns: [
    ['X', 'Y', 'CCN', 'REPORT_DAT', 'SHIFT', 'METHOD', 'OFFENSE', 'BLOCK', 'XBLOCK', 'YBLOCK'],
    ['WARD', 'ANC', 'DISTRICT', 'PSA', 'NEIGHBORHOOD_CLUSTER', 'CENSUS_TRACT', 'LATITUDE'],
    ['LONGITUDE', 'START_DATE', 'END_DATE', 'OBJECTID'],
  ].flat(),
  row: (one) => {
    const words = ['THEFT/OTHER', 'THEFT F/AUTO', 'MOTOR VEHICLE THEFT', 'SEX ABUSE', 'HOMICIDE'];
    const begun = `${isoDay(one, '/')} ${clock24(one)}+00`;
    return [
      [one.longitude, one.latitude, 18_000_000 + one.number, begun, 'EVENING', 'OTHERS'],
      [wordOf(words, one), `${one.number % 40}00 - ${one.number % 40}99 BLOCK OF 4TH ST NW`],
      [398_000 + one.number, 138_000, 2, '2B', one.beat, '207', 'Cluster 2', '5301'],
      [one.latitude, one.longitude, begun, begun, 4_000_000 + one.number],
    ].flat();
  },
  expected: {
    key: { column: 'CCN' },
    time: { kind: 'instant', column: 'START_DATE', until: 'END_DATE' },
    category: { column: 'OFFENSE' },
    coordinates: { kind: 'degrees' },
    block: { column: 'BLOCK' },
    district: { column: 'DISTRICT' },
  },
};

/** Three names of the offence, from broad to fine; an interval in one column each. */
export const montgomery: ExampleLayout = {
  fileName: 'Crime.csv',
  timezone: 'America/New_York',
  middle: [-77.15, 39.08],
  columns: [
    ['Incident ID', 'Offence Code', 'CR Number', 'Dispatch Date / Time', 'Start_Date_Time'],
    ['End_Date_Time', 'NIBRS Code', 'Victims', 'Crime Name1', 'Crime Name2', 'Crime Name3'],
    ['Police District Name', 'Block Address', 'City', 'State', 'Zip Code', 'Agency', 'Place'],
    ['Sector', 'Beat', 'PRA', 'Latitude', 'Longitude', 'Police District Number', 'Location'],
  ].flat(),
  row: (one) => {
    const offences = [
      ['23C', 'Crime Against Property', 'Shoplifting', 'LARCENY - SHOPLIFTING'],
      ['13B', 'Crime Against Person', 'Simple Assault', 'ASSAULT - 2ND DEGREE'],
      ['35A', 'Crime Against Society', 'Drug/Narcotic Violations', 'DRUGS - MARIJUANA - POSSESS'],
      ['11A', 'Crime Against Person', 'Forcible Rape', 'RAPE - STRONG-ARM'],
    ] as const;
    const [code, ...names] = offences[one.kind % offences.length] ?? offences[0];
    const [latitude = '', longitude = ''] = degrees(one, '0');
    const begun = `${usDay(one)} ${clock12(one)}`;
    return [
      [201_200_000 + one.number, '2308', 180_000_000 + one.number, begun, begun],
      [one.number % 3 === 0 ? '' : begun, code, 1, ...names, 'HARBOR'],
      [`${one.number % 90}00 BLK EXAMPLE RD`, 'HARBOR', 'MD', '20850', 'MCPD', 'Retail'],
      ['A', one.beat, '111', latitude, longitude, '1D', `(${latitude}, ${longitude})`],
    ].flat();
  },
  expected: {
    key: { column: 'Incident ID' },
    time: {
      kind: 'local-text',
      column: 'Start_Date_Time',
      format: 'MM/DD/YYYY hh:mm:ss A',
      until: 'End_Date_Time',
    },
    category: { column: 'Crime Name2' },
    coordinates: { kind: 'degrees', zeroMeansNone: true },
    block: { column: 'Block Address' },
    district: { column: 'Beat' },
  },
};

/** Calls: four times of their handling, well-known text, plane feet beside it. */
export const newOrleans: ExampleLayout = {
  fileName: 'Calls_for_Service_2018.csv',
  timezone: 'America/Chicago',
  middle: [-90.07, 29.96],
  columns: [
    ['NOPD_Item', 'Type', 'TypeText', 'Priority', 'MapX', 'MapY', 'TimeCreate'],
    ['TimeDispatch', 'TimeArrive', 'TimeClosed', 'Disposition', 'DispositionText'],
    ['SelfInitiated', 'Beat', 'BLOCK_ADDRESS', 'Zip', 'PoliceDistrict', 'Location'],
  ].flat(),
  row: (one) => {
    const words = ['SIMPLE BATTERY DOMESTIC', 'THEFT', 'AUTO BURGLARY', 'DISTURBANCE (OTHER)'];
    const time = `${usDay(one)} ${clock12(one)}`;
    const point = `POINT (${one.longitude} ${one.latitude})`;
    return [
      [`A${10_000 + one.number}18`, '35D', wordOf(words, one), '2E', 3_680_000, 530_000, time],
      [one.number % 4 === 0 ? '' : time, time, time, 'RTF', 'REPORT TO FOLLOW'],
      ['N', `${one.beat}A02`, `0${one.number % 90}XX Example St`, '70112', one.beat],
      one.isPlaceless ? '' : point,
    ].flat();
  },
  expected: {
    key: { column: 'NOPD_Item' },
    time: { kind: 'local-text', column: 'TimeCreate', format: 'MM/DD/YYYY hh:mm:ss A' },
    category: { column: 'TypeText' },
    coordinates: { kind: 'pair', column: 'Location' },
    block: { column: 'BLOCK_ADDRESS' },
    district: { column: 'PoliceDistrict' },
  },
};

/** Counts of milliseconds since 1970, and one number of the export that is no key. */
export const epochs: ExampleLayout = {
  fileName: 'Police_Incidents_(Open_Data).csv',
  timezone: 'America/Chicago',
  middle: [-93.27, 44.98],
  columns: [
    ['OBJECTID', 'publicaddress', 'caseNumber', 'precinct', 'reportedDate', 'beginDate'],
    ['offense', 'description', 'UCRCode', 'enteredDate', 'lastchanged', 'LastUpdateDateETL'],
    ['centerLong', 'centerLat', 'centerX', 'centerY', 'neighborhood'],
  ].flat(),
  row: (one) => {
    const words = ['Theft From Motr Vehc', 'Burglary Of Dwelling', 'Asslt W/dngrs Weapon', 'Arson'];
    const epoch = epochOf(one);
    return [
      [one.number + 1, `00${one.number % 90}XX EXAMPLE AV N`, `18-${10_000 + one.number}`],
      [one.beat, epoch + 7_200_000, epoch, 'TFMV', wordOf(words, one), 7, epoch, epoch, epoch],
      [one.longitude, one.latitude, -10_380_000, 5_610_000, 'Harbor'],
    ].flat();
  },
  expected: {
    key: { column: 'caseNumber' },
    time: { kind: 'epoch', column: 'beginDate', unit: 'ms' },
    category: { column: 'description' },
    coordinates: { kind: 'degrees', longitude: 'centerLong', latitude: 'centerLat' },
    district: { column: 'precinct' },
  },
};
