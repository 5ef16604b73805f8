/** The search's own page, with what went wrong, and the page on which a reader chooses a place. */
import { ErrorSummary, type FieldProblem } from '#platform/web/look/fields.tsx';
import { MapFigure } from '#platform/web/look/map/map-figure.tsx';
import { ArrowLink, PageHead } from '#platform/web/look/pieces.tsx';
import type { Visit } from '#platform/web/visit.ts';
import type { FoundAddress } from './address.ts';
import type { CityMaps } from './beat-map.portal.ts';
import { beatName } from './beat-words.portal.ts';
import type { BeatSummary } from './list-beats.action.ts';
import { CoordinatesForm, SEARCH_PATH, SearchForm } from './search-form.portal.tsx';

/** What was typed, to be shown again. */
export interface Typed {
  readonly where: string;
  readonly longitude: string;
  readonly latitude: string;
}

export interface SearchPageProps {
  readonly visit: Visit;
  readonly beats: readonly BeatSummary[];
  readonly maps: CityMaps;
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
}

export const SearchPage = ({ visit, beats, maps, typed, problems = [] }: SearchPageProps) => {
  const { t, site, href } = visit;
  const atWhere = problems.find(({ field }) => field === 'where');
  return (
    <>
      <PageHead title={t('find-my-team:title')} lead={t('find-my-team:lead')} />
      <div class="wrap grid gap-x-16 gap-y-14 lg:grid-cols-[1fr_1.3fr]">
        <div class="min-w-0">
          <ErrorSummary t={t} problems={problems} />
          <SearchForm
            visit={visit}
            {...(typed && { asked: typed.where })}
            {...(atWhere && { problem: atWhere })}
          />
          <h2 class="head mt-14">{t('find-my-team:coordinatesTitle')}</h2>
          <CoordinatesForm visit={visit} problems={problems} {...(typed && { typed })} />
        </div>
        {beats.length > 0 && (
          <section class="min-w-0" aria-labelledby="map">
            <h2 class="head mb-4" id="map">
              {t('find-my-team:mapTitle')}
            </h2>
            <MapFigure
              label={t('find-my-team:mapLabel', { place: site.place })}
              map={maps.wide}
              phone={maps.phone}
              linkOf={({ id, name }) => ({
                href: href(`/beats/${encodeURIComponent(id)}`),
                title: beatName(visit, { code: id, name }),
              })}
            />
            <p class="mt-4">
              <ArrowLink href={href('/beats')}>{t('find-my-team:list')}</ArrowLink>
            </p>
          </section>
        )}
      </div>
    </>
  );
};

/** A place that could be meant, and the beat that has it. */
interface Choice {
  readonly label: string;
  readonly beatCode: string;
}

export interface ChoicePageProps {
  readonly visit: Visit;
  readonly found: Exclude<FoundAddress, { kind: 'one' }>;
  readonly asked: string;
  /** Names of the beats, by code. */
  readonly beats: readonly BeatSummary[];
}

export const ChoicePage = ({ visit, found, asked, beats }: ChoicePageProps) => {
  const { t, href } = visit;
  const isStreet = found.kind === 'street';
  return (
    <>
      <PageHead
        title={
          isStreet
            ? t('find-my-team:streetTitle', { street: found.street })
            : t('find-my-team:which')
        }
        lead={isStreet ? t('find-my-team:streetLead') : t('find-my-team:whichLead', { asked })}
      />
      <div class="wrap">
        <ul class="rows max-w-2xl">
          {choicesOf(visit, found).map(({ label, beatCode }) => (
            <li>
              <a class="block py-4" href={href(`/beats/${encodeURIComponent(beatCode)}`)}>
                <span class="font-semibold">{label}</span>
                <span class="block text-md text-muted">{nameOf(visit, beats, beatCode)}</span>
              </a>
            </li>
          ))}
        </ul>
        <p class="mt-8">
          <ArrowLink href={href(SEARCH_PATH)}>{t('find-my-team:again')}</ArrowLink>
        </p>
      </div>
    </>
  );
};

const nameOf = (visit: Visit, beats: readonly BeatSummary[], beatCode: string): string =>
  beatName(
    visit,
    beats.find(({ code }) => code === beatCode) ?? { code: beatCode, name: beatCode },
  );

function choicesOf({ t }: Visit, found: ChoicePageProps['found']): readonly Choice[] {
  if (found.kind === 'several') return found.options;
  return found.beats.map(({ code, numbersFrom: from, numbersTo: to }) => ({
    beatCode: code,
    label:
      from === null || to === null
        ? found.street
        : from === to
          ? t('find-my-team:streetNumber', { from })
          : t('find-my-team:streetNumbers', { from, to }),
  }));
}
