/** "Near an address": posted, used once and forgotten. Where a device is stays on it. */
import { Button, type FieldProblem } from '#platform/web/look/fields.tsx';
import type { Visit } from '#platform/web/visit.ts';

export const NEAR_PATH = '/map/near';

interface NearFormProps {
  readonly visit: Visit;
  readonly asked?: string;
  readonly problem?: FieldProblem | undefined;
}

export const NearForm = ({ visit: { t, href }, asked, problem }: NearFormProps) => (
  <form action={href(NEAR_PATH)} method="post" role="search">
    <div class={problem ? 'field field-wrong' : 'field'}>
      <label class="label" for="where">
        {t('crime-map:near.label')}
      </label>
      <p class="hint" id="where-hint">
        {t('crime-map:near.hint')}
      </p>
      {problem && (
        <p class="wrong" id="where-wrong">
          {problem.message}
        </p>
      )}
      <div class="mt-2 flex gap-2">
        <input
          class="input mt-0 min-w-0"
          id="where"
          name="where"
          type="text"
          autocomplete="address-line1"
          value={asked}
          maxLength={200}
          aria-describedby={problem ? 'where-hint where-wrong' : 'where-hint'}
          {...(problem && { 'aria-invalid': 'true' as const })}
        />
        <Button kind="quiet" class="shrink-0">
          {t('crime-map:near.find')}
        </Button>
      </div>
    </div>
    <p hidden data-map="device">
      <button
        class="inline-flex min-h-11 cursor-pointer items-center font-semibold text-accent underline"
        type="button"
      >
        {t('crime-map:near.device')}
      </button>
      <span
        class="block text-md text-muted"
        role="status"
        data-failed={t('crime-map:near.failed')}
      />
    </p>
  </form>
);
