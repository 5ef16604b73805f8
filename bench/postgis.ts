/** The peer of our tiles: Debian's PostGIS over the same incidents, where it is installed. */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import pgCopyStreams from 'pg-copy-streams';
import type { MappedIncident } from './mapped-city.ts';

const SERVERS = '/usr/lib/postgresql';
const EXTENSIONS = '/usr/share/postgresql';

export interface PostGis {
  readonly client: pg.Client;
  close(): Promise<void>;
}

/** The folder of programs of the newest server that has the extension; undefined without any. */
export function findPostGis(): string | undefined {
  const versions = existsSync(SERVERS) ? readdirSync(SERVERS) : [];
  return versions
    .toSorted((one, other) => Number(other) - Number(one))
    .filter((version) => existsSync(join(EXTENSIONS, version, 'extension/postgis.control')))
    .map((version) => join(SERVERS, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
}

/** PostgreSQL refuses root: there, the system's own user for it runs the server. */
function serverUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const numberOf = (flag: string) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim());
  return { uid: numberOf('-u'), gid: numberOf('-g') };
}

/** A server of its own with the incidents as points of the web's map, indexed as one would. */
export async function startPostGis(
  programs: string,
  incidents: Iterable<MappedIncident>,
): Promise<PostGis> {
  const folder = mkdtempSync(join(tmpdir(), 'postgis-'));
  const user = serverUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const run = (program: string, args: readonly string[]) => {
    const ran = spawnSync(join(programs, program), [...args], {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (ran.status !== 0) throw new Error(`${program}: ${ran.stderr.toString()}`);
  };
  const cluster = join(folder, 'cluster');
  run('initdb', ['-D', cluster, '-U', 'bench', '--auth=trust', '--no-sync', '-E', 'UTF8']);
  const options = `-c listen_addresses='' -k ${folder} -c shared_buffers=512MB`;
  run('pg_ctl', ['-D', cluster, '-w', '-o', options, '-l', join(folder, 'log'), 'start']);
  const client = new pg.Client({ host: folder, user: 'bench', database: 'postgres' });
  await client.connect();
  await load(client, incidents);
  return {
    client,
    async close() {
      await client.end();
      run('pg_ctl', ['-D', cluster, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function load(client: pg.Client, incidents: Iterable<MappedIncident>): Promise<void> {
  await client.query(`create extension postgis;
    create table arrived (month text, kind text, lon double precision, lat double precision)`);
  const stream = client.query(pgCopyStreams.from('copy arrived from stdin'));
  const ended = new Promise<void>((resolve, reject) => {
    stream.on('finish', resolve).on('error', reject);
  });
  let lines: string[] = [];
  for (const { month, kind, longitude, latitude } of incidents) {
    lines.push(`${month}\t${kind}\t${longitude.toFixed(6)}\t${latitude.toFixed(6)}\n`);
    if (lines.length < 5_000) continue;
    if (!stream.write(lines.join(''))) await new Promise((resume) => stream.once('drain', resume));
    lines = [];
  }
  stream.end(lines.join(''));
  await ended;
  await client.query(`create table incident as select month, kind,
      st_setsrid(st_makepoint(lon, lat), 4326) as place,
      st_transform(st_setsrid(st_makepoint(lon, lat), 4326), 3857) as geom from arrived;
    drop table arrived;
    create extension btree_gist;
    create index on incident using gist (month, geom);
    create index on incident using gist (month, place);
    analyze incident`);
}

/** The tile as PostGIS makes it: every incident of the month as a point, without gathering. */
export const postGisTile = ({ client }: PostGis, { z, x, y, month }: AskedTile) =>
  client.query<{ tile: Buffer }>(
    `select st_asmvt(drawn, 'incidents', 4096, 'geom') as tile from (
       select st_asmvtgeom(geom, st_tileenvelope($1, $2, $3), 4096, 64) as geom, kind
       from incident where month = $4 and geom && st_tileenvelope($1, $2, $3)
     ) drawn`,
    [z, x, y, month],
  );

export interface AskedTile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly month: string;
}

/** @param ring `longitude latitude, ...`, closed */
export const postGisPolygon = ({ client }: PostGis, ring: string, month: string) =>
  client.query<{ rows: unknown }>(
    `select json_agg(json_build_object('category', kind, 'month', month,
       'location', json_build_object('latitude', st_y(place)::text,
         'longitude', st_x(place)::text))) as rows
     from incident where month = $2 and st_intersects(place,
       st_setsrid(st_geomfromtext('POLYGON((' || $1 || '))'), 4326))`,
    [ring, month],
  );
