/** What the map shows, to take away: rows and columns as in the open files. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Month } from '#kernel/time.ts';
import {
  INCIDENT_COLUMNS,
  type IncidentRow,
} from '#practices/technology/incidents/open-files/incident-rows.ts';
import {
  listIncidentRows,
  ROWS_A_PIECE,
} from '#practices/technology/incidents/open-files/list-incident-rows.action.ts';
import { openToAll } from '#platform/web/guard.ts';
import type { FileFormat, FileRow } from '#platform/web/open-data/open-dataset.ts';
import { sendDatasetFile } from '#platform/web/open-data/send-file.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import { sendProblem } from '#platform/web/server/send-problem.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';
import type { CrimeMapReads } from './crime-map-reads.portal.ts';
import { mapFilters, type MapRequest, readMapRequest } from './map-request.ts';

export interface FileTools {
  readonly published: PublicReads;
  readonly reads: CrimeMapReads;
}

export function mapFiles(app: WebApp, { published, reads }: FileTools): void {
  const onRequest = openToAll('what the map shows is for everybody to take and check');
  const send = async (request: FastifyRequest, reply: FastifyReply, format: FileFormat) => {
    const visit = visitOf(request);
    const asked = readMapRequest(request.query);
    const everywhere = { beatCode: undefined, month: asked.month, kinds: [] };
    const month = (await reads.area(visit, everywhere))?.month;
    if (!month) return sendProblem(reply, 'not-found');
    return sendDatasetFile(
      published,
      { request, reply },
      {
        dataset: {
          slug: 'map',
          columns: INCIDENT_COLUMNS.map(({ name }) => name),
          pieces: (of) => piecesOf(published, of, { asked, month }),
        },
        format,
        month,
        standing: JSON.stringify(mapFilters({ ...asked, place: undefined })),
      },
    );
  };
  app.get('/map.csv', { onRequest }, (request, reply) => send(request, reply, 'csv'));
  app.get('/map.geojson', { onRequest }, (request, reply) => send(request, reply, 'geojson'));
}

interface Wanted {
  readonly asked: MapRequest;
  readonly month: Month;
}

async function* piecesOf(
  published: PublicReads,
  { site }: Visit,
  { asked, month }: Wanted,
): AsyncGenerator<readonly FileRow[]> {
  let after: IncidentRow | undefined;
  for (;;) {
    const rows = await published.once(site.agencyId, (work) =>
      listIncidentRows(work, { month, after }),
    );
    yield rows.filter((row) => isWanted(row, asked)).map(fileRow);
    if (rows.length < ROWS_A_PIECE) return;
    after = rows.at(-1);
  }
}

const isWanted = (row: IncidentRow, { beatCode, kinds, pointId }: MapRequest): boolean =>
  (beatCode === undefined || row.beat === beatCode) &&
  (kinds.length === 0 || kinds.includes(row.category)) &&
  (pointId === undefined || row.pointId === pointId);

function fileRow(row: IncidentRow): FileRow {
  const { longitude, latitude } = row;
  const isPlaced = longitude !== null && latitude !== null;
  return {
    cells: INCIDENT_COLUMNS.map(({ of }) => of(row)),
    geometry: isPlaced ? { type: 'Point', coordinates: [longitude, latitude] } : null,
  };
}
