/** The outer half of a new topic: its table, store, use cases, page and sentences. */
import type { TopicNames } from './names.ts';

export const migration = ({ table, title }: TopicNames) => `\
-- ${title}: one row for each, by the code that the agency itself gives.

create table ${table} (
  agency_id integer not null,
  code text not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 200),
  primary key (agency_id, code),
  unique (agency_id, name)
);
comment on table ${table} is 'dist: ${title.toLowerCase()} of an agency';

alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy agency_rows on ${table}
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
grant select on ${table} to peelian_portal, peelian_console, peelian_worker;
grant insert on ${table} to peelian_console, peelian_worker;
`;

export const store = ({ thing, thingType, thingValue, table, title }: TopicNames) => `\
/** ${title} in the database: rows to words and back. */
import { sql } from 'kysely';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { ${thingValue}, type ${thingType} } from './${thing}.ts';

export const ${thingValue}Store = ({ db, agencyId }: Work) => ({
  async all(): Promise<${thingType}[]> {
    const query = sql\`select code, name from ${table} where agency_id = \${agencyId}\`;
    const { rows } = await query.execute(db);
    return rows.map((row) => ${thingValue}.parse(row));
  },

  async add({ code, name }: ${thingType}): Promise<void> {
    await sql\`insert into ${table} (agency_id, code, name)
      values (\${agencyId}, \${code}, \${name})\`.execute(db);
  },
});
`;

export const listAction = ({ thing, thingType, thingValue, topic, topicType }: TopicNames) => `\
/** Lists the ${topic.replaceAll('-', ' ')} of an agency for everybody. */
import type { RolePool } from '#platform/postgres/pool.ts';
import { withinAgency } from '#platform/postgres/unit-of-work.ts';
import { inOrder${topicType} } from './${thing}.rules.ts';
import { ${thingValue}Store } from './${thing}.store.ts';
import type { ${thingType} } from './${thing}.ts';

export const list${topicType} = (portal: RolePool, agencyId: number): Promise<${thingType}[]> =>
  withinAgency(portal, { agencyId, actorId: 'visitor', duty: 'resident' }, async (work) =>
    inOrder${topicType}(await ${thingValue}Store(work).all()),
  );
`;

export const addAction = ({ thing, thingType, thingValue }: TopicNames) => `\
/** Adds a ${thing.replaceAll('-', ' ')}: reads it, decides, and writes it, in one transaction. */
import type { Result } from '#kernel/result.ts';
import type { RolePool } from '#platform/postgres/pool.ts';
import { withinAgency, type Actor } from '#platform/postgres/unit-of-work.ts';
import { mayAdd } from './${thing}.rules.ts';
import { ${thingValue}Store } from './${thing}.store.ts';
import { read${thingType}, type ${thingType} } from './${thing}.ts';

export async function add${thingType}(
  pool: RolePool,
  actor: Actor,
  input: unknown,
): Promise<Result<${thingType}>> {
  const read = read${thingType}(input);
  if (!read.ok) return read;
  return withinAgency(pool, actor, async (work) => {
    const store = ${thingValue}Store(work);
    const decided = mayAdd(await store.all(), read.value);
    if (decided.ok) await store.add(decided.value);
    return decided;
  });
}
`;

export const portal = ({ topic, topicType, topicValue, title }: TopicNames) => `\
/** The public page of ${title.toLowerCase()}. */
import type { RolePool } from '#platform/postgres/pool.ts';
import { openToAll } from '#platform/web/guard.ts';
import { sendPage } from '#platform/web/page.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import { visitOf } from '#platform/web/visit.ts';
import { list${topicType} } from './list-${topic}.action.ts';

export interface ${topicType}Tools {
  readonly portal: RolePool;
}

export function ${topicValue}Portal(app: WebApp, tools: ${topicType}Tools): void {
  const onRequest = openToAll('the agency publishes this list');
  app.get('/${topic}', { onRequest }, async (request, reply) => {
    const visit = visitOf(request);
    const ${topicValue} = await list${topicType}(tools.portal, visit.site.agencyId);
    return sendPage(reply, visit, {
      title: visit.t('${topic}:list.title'),
      messages: '${topic}',
      isCacheable: true,
      content: (
        <>
          <h1>{visit.t('${topic}:list.title')}</h1>
          <p>{visit.t('${topic}:list.count', { count: ${topicValue}.length })}</p>
          <ul>
            {${topicValue}.map(({ code, name }) => (
              <li key={code}>{name}</li>
            ))}
          </ul>
        </>
      ),
    });
  });
}
`;

const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

export const english = ({ thing, title }: TopicNames) =>
  json({
    list: {
      title,
      count_one: '{{count}} is listed',
      count_other: '{{count}} are listed',
    },
    refusal: {
      [`${thing}-not-understood`]: 'We could not read what was sent',
      [`${thing}-code-missing`]: 'Enter a code',
      [`${thing}-code-not-plain`]: 'Use only small letters, digits and hyphens in the code',
      [`${thing}-name-missing`]: 'Enter a name',
      [`${thing}-name-too-long`]: 'Use 200 characters or fewer for the name',
      [`${thing}-name-taken`]: 'This name is taken: enter another',
    },
  });

/**
 * The title stays as it is in English until somebody translates it; the steps at the end say so.
 */
export const spanish = ({ thing, title }: TopicNames) =>
  json({
    list: {
      title,
      count_one: 'Hay {{count}} en la lista',
      count_many: 'Hay {{count}} en la lista',
      count_other: 'Hay {{count}} en la lista',
    },
    refusal: {
      [`${thing}-not-understood`]: 'No pudimos leer lo que se envió',
      [`${thing}-code-missing`]: 'Escriba un código',
      [`${thing}-code-not-plain`]: 'Use solo letras minúsculas, números y guiones en el código',
      [`${thing}-name-missing`]: 'Escriba un nombre',
      [`${thing}-name-too-long`]: 'Use 200 caracteres o menos en el nombre',
      [`${thing}-name-taken`]: 'Este nombre ya está en uso: escriba otro',
    },
  });
