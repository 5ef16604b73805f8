/** All prepared files as text, from one seed: the same today and in ten years. */
import { ADDRESS_COLUMNS, addressRow, inventAddresses } from './addresses.ts';
import { AGENCY, FIRST_MONTH, SEED, TODAY, UNTIL_MONTH } from './agency.ts';
import { baseMap, beatCollection } from './city/base-map.ts';
import { drawCity } from './city/city.ts';
import { toCsv } from './csv.ts';
import { inventRetractions, RETRACTION_COLUMNS, withCorrections } from './incidents/corrections.ts';
import { INCIDENT_COLUMNS, incidentRow, inventIncidents } from './incidents/incidents.ts';
import { inventTransit, TRANSIT_COLUMNS } from './incidents/transit.ts';
import { inventTeams } from './people/assignments.ts';
import { inventStaff } from './people/staff.ts';
import type { PreparedAgency } from './prepared-agency.ts';
import { placeStations } from './stations.ts';

/** File name to content; a name that ends in `.gz` is to be compressed. */
export type PreparedFiles = Readonly<Record<string, string>>;

export function prepareFiles(): PreparedFiles {
  const city = drawCity(SEED);
  const addresses = inventAddresses(city, SEED);
  const incidents = inventIncidents({
    city,
    firstMonth: FIRST_MONTH,
    untilMonth: UNTIL_MONTH,
    timezone: AGENCY.timezone,
    seed: SEED,
  });
  const staff = inventStaff(SEED);
  const prepared: PreparedAgency = {
    format: 1,
    seed: SEED,
    today: TODAY,
    incidents: { firstMonth: FIRST_MONTH, untilMonth: UNTIL_MONTH, count: incidents.length },
    addresses: { count: addresses.length },
    agency: AGENCY,
    beats: beatCollection(city),
    map: baseMap(city),
    stations: placeStations(addresses),
    staff,
    ...inventTeams(staff, TODAY, SEED),
  };
  const exported = withCorrections(incidents);
  return {
    'alder-bay.json': onePartALine(prepared),
    'alder-bay-addresses.csv.gz': toCsv(ADDRESS_COLUMNS, addresses.map(addressRow)),
    'alder-bay-incidents.csv.gz': toCsv(INCIDENT_COLUMNS, exported.first.map(incidentRow)),
    'alder-bay-corrections.csv': toCsv(INCIDENT_COLUMNS, exported.corrected.map(incidentRow)),
    'alder-bay-retractions.csv': toCsv(RETRACTION_COLUMNS, inventRetractions(exported, SEED)),
    'harbor-transit.csv': toCsv(TRANSIT_COLUMNS, inventTransit(city, SEED)),
  };
}

/** A line a part: a change to one part shows as one changed line. */
function onePartALine(prepared: PreparedAgency): string {
  const parts = Object.entries(prepared).map(
    ([key, part]) => `${JSON.stringify(key)}:${JSON.stringify(part)}`,
  );
  return `{\n${parts.join(',\n')}\n}\n`;
}
