/** Finds which columns of a file of staff are what, or says which of the needed ones is missing. */
import { done, refused, type Refusal, type Result } from '#kernel/result.ts';
import { tableColumns } from '#platform/imports/table-columns.ts';
import { guessColumns } from './staff-columns.rules.ts';
import { NEEDED_ROLES, type StaffColumns, type StaffRole } from './staff-import.ts';

export interface FoundColumns {
  readonly columns: StaffColumns;
  readonly delimiter: string;
}

export async function findStaffColumns(
  path: string,
  named: Readonly<Partial<Record<StaffRole, string>>>,
): Promise<Result<FoundColumns>> {
  const table = await tableColumns(path);
  if (!table.ok) return table;
  const { columns: header, delimiter } = table.value;
  const columns = guessColumns(header, named);
  const found = new Set(columns.map(([role]) => role));
  const names = header.slice(0, 40).join(', ').slice(0, 600);
  const unknown = Object.values(named).filter((name) => !header.includes(name));
  const missing = NEEDED_ROLES.filter((role) => !found.has(role) && named[role] === undefined);
  const refusals: Refusal[] = [
    ...unknown.map((column) => ({
      code: 'staff-import-column-unknown',
      parameters: { column, columns: names },
    })),
    ...missing.map((role) => ({
      code: 'staff-import-column-missing',
      field: role,
      parameters: { role, columns: names },
    })),
  ];
  return refusals.length > 0 ? refused(refusals) : done({ columns, delimiter });
}
