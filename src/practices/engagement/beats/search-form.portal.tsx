/** The form "Who polices my street?": by address, by where the device is, or by coordinates. */
import { Button, Field, type FieldProblem } from '#platform/web/look/fields.tsx';
import type { Visit } from '#platform/web/visit.ts';

export const SEARCH_PATH = '/find-my-team';

const LOCATE_CLASSES = 'inline-flex min-h-11 cursor-pointer items-center font-semibold underline';

interface SearchFormProps {
  readonly visit: Visit;
  readonly asked?: string;
  readonly problem?: FieldProblem;
  /** On the brand ground of the home page. */
  readonly isNight?: boolean;
}

/** Nothing typed here stands in an address: it is posted, used once and forgotten. */
export const SearchForm = ({ visit: { t, href }, asked, problem, isNight }: SearchFormProps) => (
  <form
    class={isNight ? 'mt-7 max-w-lg' : 'max-w-lg'}
    action={href(SEARCH_PATH)}
    method="post"
    role="search"
    data-locate-failed={t('find-my-team:locateFailed')}
  >
    <div class={problem ? 'field field-wrong' : 'field'}>
      <label class="label" for="where">
        {t('find-my-team:where')}
      </label>
      {problem && (
        <p class={isNight ? 'mt-1 font-semibold' : 'wrong'} id="where-wrong">
          {problem.message}
        </p>
      )}
      <div class="mt-2 flex flex-col gap-3 sm:flex-row">
        <input
          class={isNight ? 'input mt-0 border-white' : 'input mt-0'}
          id="where"
          name="where"
          type="text"
          autocomplete="address-line1"
          value={asked}
          maxLength={200}
          {...(problem && { 'aria-describedby': 'where-wrong', 'aria-invalid': 'true' as const })}
        />
        <Button kind={isNight ? 'bright' : 'main'} class="shrink-0">
          {t('find-my-team:find')}
        </Button>
      </div>
    </div>
    <input type="hidden" name="longitude" value="" data-locate="longitude" />
    <input type="hidden" name="latitude" value="" data-locate="latitude" />
    <p class="mt-3" hidden data-locate="offer">
      <button
        class={`${LOCATE_CLASSES} ${isNight ? 'text-on-brand' : 'text-accent'}`}
        type="button"
        data-locate="start"
      >
        {t('find-my-team:locate')}
      </button>
      <span
        class={`block text-md ${isNight ? 'text-on-brand-muted' : 'text-muted'}`}
        data-locate="words"
        role="status"
      >
        {t('find-my-team:locateWhy')}
      </span>
    </p>
  </form>
);

interface CoordinatesFormProps {
  readonly visit: Visit;
  readonly typed?: { readonly longitude?: string; readonly latitude?: string };
  readonly problems?: readonly FieldProblem[];
}

export const CoordinatesForm = ({ visit, typed = {}, problems = [] }: CoordinatesFormProps) => {
  const { t, href } = visit;
  return (
    <form class="mt-4 max-w-lg space-y-5" action={href(SEARCH_PATH)} method="post">
      <Field
        name="latitude"
        label={t('find-my-team:latitude')}
        hint={t('find-my-team:latitudeHint')}
        inputMode="text"
        value={typed.latitude ?? ''}
        problems={problems}
        maxLength={20}
      />
      <Field
        name="longitude"
        label={t('find-my-team:longitude')}
        hint={t('find-my-team:longitudeHint')}
        inputMode="text"
        value={typed.longitude ?? ''}
        problems={problems}
        maxLength={20}
      />
      <Button kind="quiet">{t('find-my-team:find-place')}</Button>
    </form>
  );
};
