/** A beat's team on its page, and its named contact in the list of beats. */
import { daysBetween, type Day } from '#kernel/time.ts';
import { FactList, Face, Note, Tag } from '#platform/web/look/pieces.tsx';
import { formatDay, formatLanguage, formatList } from '#platform/web/messages/format.ts';
import type { Visit } from '#platform/web/visit.ts';
import type { StaffPublicProfile } from '#trust/staff/staff.ts';
import type { TeamMember, Vacancy } from './team.ts';
import type { TeamView } from './view-team.action.ts';

/** Teams by beat code: a beat that is not in it never had anybody. */
export type Contacts = ReadonlyMap<string, TeamView>;

const nameOf = ({ givenName, familyName }: StaffPublicProfile): string | undefined =>
  givenName !== null && familyName !== null ? `${givenName} ${familyName}` : undefined;

/** "Ofc. Luis Tran", or "Officer, name held back". */
function calledIn({ t }: Visit, profile: StaffPublicProfile): string {
  const name = nameOf(profile);
  return name === undefined
    ? t('beat-pages:team.withheldShort', { rank: profile.rank })
    : t('beat-pages:team.namedContact', { rank: profile.rankShort, name });
}

function vacancyWords({ t, locale }: Visit, vacancy: Vacancy | undefined): string {
  const since = vacancy?.since ?? null;
  return since === null
    ? t('beat-pages:team.vacantAlways')
    : t('beat-pages:team.vacantSince', { day: formatDay(locale, since) });
}

const primaryOf = (team: TeamView | undefined): TeamMember | undefined =>
  team?.members.find(({ duty }) => duty === 'primary');

/** The main beat officer in one line, or since when there is none; for CSV. */
export function contactWords(visit: Visit, team: TeamView | undefined): string {
  const primary = primaryOf(team);
  return primary ? calledIn(visit, primary.profile) : vacancyWords(visit, team?.vacancy);
}

export const Contact = ({ visit, contact }: { visit: Visit; contact: TeamView | undefined }) => {
  const primary = primaryOf(contact);
  if (primary) return <>{calledIn(visit, primary.profile)}</>;
  return (
    <span class="flex flex-wrap items-center gap-x-2">
      <Tag kind="warn">{visit.t('beat-pages:team.vacantTag')}</Tag>
      <span class="text-muted">{vacancyWords(visit, contact?.vacancy)}</span>
    </span>
  );
};

/** The sentence under a beat's title. */
export const teamLead = ({ t }: Visit, { members }: TeamView): string =>
  members.length === 0
    ? t('beat-pages:team.nobody')
    : t('beat-pages:team.lead', { count: members.length });

interface TeamProps {
  readonly visit: Visit;
  readonly team: TeamView;
  readonly today: Day;
}

export const TeamSection = ({ visit, team, today }: TeamProps) => (
  <section aria-labelledby="team">
    <h2 class="head border-b border-line pb-4" id="team">
      {visit.t('beat-pages:team.title')}
    </h2>
    {team.members.length === 0 ? (
      <Note class="mt-5">{visit.t('beat-pages:team.none')}</Note>
    ) : (
      <ul class="grid gap-x-10 sm:grid-cols-2">
        {team.vacancy && <VacantPost visit={visit} vacancy={team.vacancy} />}
        {team.members.map((member) => (
          <Member visit={visit} member={member} today={today} />
        ))}
      </ul>
    )}
  </section>
);

const VacantPost = ({ visit, vacancy }: { visit: Visit; vacancy: Vacancy }) => (
  <li class="flex gap-4 border-b border-line py-4">
    <Face t={visit.t} who="vacant" />
    <div class="text-md text-muted">
      <p class="flex flex-wrap items-center gap-2 text-base font-semibold text-ink">
        {visit.t('beat-pages:team.duty.primary')}
        <Tag kind="warn">{visit.t('beat-pages:team.vacantTag')}</Tag>
      </p>
      <p>{vacancyWords(visit, vacancy)}</p>
      <p>{visit.t('beat-pages:team.vacantText')}</p>
    </div>
  </li>
);

type MemberProps = Omit<TeamProps, 'team'> & { readonly member: TeamMember };

const Member = ({ visit, member: { duty, since, profile }, today }: MemberProps) => {
  const { t, locale } = visit;
  const name = nameOf(profile);
  const post = t(`beat-pages:team.duty.${duty}`);
  return (
    <li class="flex gap-4 border-b border-line py-4">
      <Face t={t} who={name === undefined ? 'withheld' : { name }} />
      <div class="text-md text-muted">
        <p class="text-base font-semibold text-ink">
          {name === undefined ? post : calledIn(visit, profile)}
        </p>
        {profile.nameWithheldSince && profile.nameWithheldReason && (
          <p>
            {t('beat-pages:team.withheld', {
              reason: t(`beat-pages:team.reason.${profile.nameWithheldReason}`),
              day: formatDay(locale, profile.nameWithheldSince),
            })}
          </p>
        )}
        <p>
          {t('beat-pages:team.onBeat', {
            duty: name === undefined ? profile.rank : post,
            time: timeWords(visit, since, today),
          })}
        </p>
        <p>
          {formatList(
            locale,
            profile.languages.map((language) => formatLanguage(locale, language)),
          )}
        </p>
      </div>
    </li>
  );
};

const DAYS_A_YEAR = 365.25;
const MONTHS_A_YEAR = 12;

/** "1 year 11 months", "8 months", "less than a month". */
function timeWords({ t }: Visit, since: Day, today: Day): string {
  const months = Math.floor((daysBetween(since, today) * MONTHS_A_YEAR) / DAYS_A_YEAR);
  if (months < 1) return t('beat-pages:team.time.days');
  const [years, rest] = [Math.floor(months / MONTHS_A_YEAR), months % MONTHS_A_YEAR];
  return [
    ...(years > 0 ? [t('beat-pages:team.time.years', { count: years })] : []),
    ...(rest > 0 ? [t('beat-pages:team.time.months', { count: rest })] : []),
  ].join(' ');
}

/** How long officers stay on the beat, in the aside of its page. */
export const ContinuitySection = ({ visit: { t }, team }: Omit<TeamProps, 'today'>) => {
  const { leftMedianMonths, stayedMedianMonths, changesAYear } = team.continuity;
  const months = (count: number | null) =>
    count === null
      ? t('beat-pages:continuity.nobody')
      : t('beat-pages:continuity.months', { count: Math.round(count) });
  if (leftMedianMonths === null && stayedMedianMonths === null) return null;
  return (
    <section aria-labelledby="continuity">
      <h2 class="head mb-3" id="continuity">
        {t('beat-pages:continuity.title')}
      </h2>
      <FactList
        facts={[
          { name: t('beat-pages:continuity.stayed'), value: months(stayedMedianMonths) },
          { name: t('beat-pages:continuity.left'), value: months(leftMedianMonths) },
          ...(changesAYear === null
            ? []
            : [{ name: t('beat-pages:continuity.changes'), value: changesAYear }]),
        ]}
      />
      <p class="hint mt-2">{t('beat-pages:continuity.note')}</p>
    </section>
  );
};
