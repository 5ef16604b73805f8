/** How a beat is called on a page. */
import type { Visit } from '#platform/web/visit.ts';

interface Named {
  readonly code: string;
  /** The code again where the file told no name. */
  readonly name: string;
}

/** "Beat 4: Harbor Quarter", or "Beat 4" where it has no name of its own. */
export const beatName = (visit: Visit, { code, name }: Named): string =>
  name === code
    ? visit.t('beat-pages:beat', { code })
    : visit.t('find-my-team:mapLink', { code, name });

/** "Harbor Quarter", or "Beat 4" where it has no name of its own. */
export const beatTitle = (visit: Visit, { code, name }: Named): string =>
  name === code ? visit.t('beat-pages:beat', { code }) : name;
