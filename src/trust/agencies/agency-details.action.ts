/** Reads what somebody wants an agency to be: every problem at once, unreadable colours too. */
import { done, refused, type Refusal, type Result } from '#kernel/result.ts';
import { checkTheme } from '#platform/web/look/theme.ts';
import { agencyInput, type AgencyDetails, type AgencyInput } from './agency.ts';

export function readAgencyDetails(input: AgencyInput): Result<AgencyDetails> {
  const details = agencyInput.safeParse(input);
  if (!details.success) return refused(details.error.issues.map(refusalOf));
  const { colorBrand, colorBrandDeep, colorAccent, colorAccentDeep } = details.data;
  const unreadable = checkTheme({
    brand: colorBrand,
    brandDeep: colorBrandDeep,
    accent: colorAccent,
    accentDeep: colorAccentDeep,
  });
  return unreadable.length > 0 ? refused(unreadable) : done(details.data);
}

const refusalOf = ({ path, message }: { path: PropertyKey[]; message: string }): Refusal => ({
  code: KNOWN_CODES.has(message) ? message : 'agency-detail-not-understood',
  field: String(path[0]),
  parameters: { field: String(path[0]), problem: message },
});

/** Codes that the schema itself gives; anything else is zod's own sentence, shown as it is. */
const KNOWN_CODES: ReadonlySet<string> = new Set([
  'agency-slug-not-plain',
  'agency-slug-reserved',
  'timezone-unknown',
  'color-not-hex',
  'email-not-understood',
]);
