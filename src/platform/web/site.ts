/** The department whose pages are shown, known here as names, numbers and colours. */
import type { Locale } from './locale.ts';

export interface Site {
  /** Internal, never shown. */
  readonly agencyId: number;
  /** Public: `[a-z0-9-]`. */
  readonly slug: string;
  /** As residents say it: "Alder Bay Police". */
  readonly name: string;
  /** Where it polices: "Alder Bay". */
  readonly place: string;
  /** IANA name, such as `America/Los_Angeles`. */
  readonly timezone: string;
  /** Every page of an invented agency says so. */
  readonly isInvented: boolean;
  /** Never empty. The first is the one without a prefix in the path. */
  readonly locales: readonly Locale[];
  readonly emergencyNumber: string;
  readonly nonUrgentNumber: string | null;
  readonly tty: string | null;
  readonly interpreter: string | null;
  /** Who runs this installation, as said on every page's foot. */
  readonly operator: string;
  readonly contactEmail: string | null;
  readonly contactAddress: string | null;
  /** For data of the department's own, as it states it. */
  readonly licence?: string | null;
  readonly colors: SiteColors;
}

/** Each `#rrggbb`. */
export interface SiteColors {
  readonly brand: string;
  readonly brandDeep: string;
  readonly accent: string;
  readonly accentDeep: string;
}
