/** Tells the faults that an operator can mend from those that only a programmer can. */
import type { Refusal } from '#kernel/result.ts';

export const hasErrorCode = (fault: unknown, ...codes: readonly string[]): boolean =>
  fault instanceof Error && 'code' in fault && codes.includes(String(fault.code));

/** The file of a secret holds something else. */
export class SecretDamaged extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`The secret in ${path} is damaged.`);
    this.path = path;
  }
}

/** A fault of the file system as a refusal that says what to do; undefined when it is not one. */
export function refusalOfFault(fault: unknown, home: string): Refusal | undefined {
  if (!(fault instanceof Error)) return undefined;
  if (fault instanceof SecretDamaged)
    return { code: 'postgres-secret-damaged', parameters: { path: fault.path } };
  const parameters = { home, reason: fault.message };
  if (hasErrorCode(fault, 'ENOSPC', 'EDQUOT')) return { code: 'postgres-no-space', parameters };
  if (hasErrorCode(fault, 'ENAMETOOLONG')) return { code: 'postgres-path-too-long', parameters };
  if (hasErrorCode(fault, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ELOOP'))
    return { code: 'postgres-home-not-usable', parameters };
  return undefined;
}
