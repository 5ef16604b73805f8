/** The filter above a table: a GET form, so that what was asked stands in the address. */
import type { Visit } from '../visit.ts';
import type { Option } from './fields.tsx';
import type { TableControls } from './table.tsx';
import { tableHref } from './table-query.ts';

export interface FilterField {
  readonly name: string;
  readonly label: string;
  /** Without options it is a search. */
  readonly options?: readonly Option[];
}

interface TableFilterProps {
  readonly t: Visit['t'];
  readonly caption: string;
  readonly controls: TableControls;
}

export const TableFilter = ({ t, caption, controls }: TableFilterProps) => {
  const { schema, query, path, filters = [] } = controls;
  if (filters.length === 0) return null;
  const sorted = tableHref('', schema, { ...query, filters: {}, page: 1 }).replace('?sort=', '');
  return (
    <form
      class="no-print mb-4 flex flex-wrap items-end gap-x-4 gap-y-3"
      action={path}
      method="get"
      aria-label={t('web:table.filterBy', { caption })}
    >
      {filters.map((field) => (
        <FilterInput t={t} field={field} value={query.filters[field.name] ?? ''} />
      ))}
      {sorted !== '' && <input type="hidden" name="sort" value={sorted} />}
      <button class="btn btn-quiet" type="submit">
        {t('web:table.filter')}
      </button>
      {Object.keys(query.filters).length > 0 && (
        <a
          class="inline-flex min-h-12 items-center"
          href={tableHref(path, schema, { ...query, filters: {}, page: 1 })}
        >
          {t('web:table.clear')}
        </a>
      )}
    </form>
  );
};

interface FilterInputProps {
  readonly t: Visit['t'];
  readonly field: FilterField;
  readonly value: string;
}

const FilterInput = ({ t, field: { name, label, options }, value }: FilterInputProps) => (
  <div>
    <label class="block text-md font-semibold" for={`filter-${name}`}>
      {label}
    </label>
    {options ? (
      <select class="input mt-1 w-auto" id={`filter-${name}`} name={name}>
        <option value="">{t('web:table.any')}</option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    ) : (
      <input
        class="input mt-1 w-auto"
        id={`filter-${name}`}
        name={name}
        type="search"
        value={value}
      />
    )}
  </div>
);
