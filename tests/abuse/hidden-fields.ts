/** Walks a form of the portal by its hidden fields, as a browser without scripts does. */

/** Asks a page, or posts answers to it, and tells the HTML that comes back. */
export type Ask = (path: string, answers?: Readonly<Record<string, string>>) => Promise<string>;

export const hiddenFields = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/type="hidden" name="(\w+)" value="([^"]+)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );

/** Fills "Tell us about a mistake" up to the page on which it is checked. */
export async function fillInMistake(ask: Ask, problem: string): Promise<Record<string, string>> {
  const form = hiddenFields(await ask('/mistakes/new'));
  return hiddenFields(await ask('/mistakes/check', { ...form, page: '/', problem }));
}
