/** Passwords of the three using roles on the embedded server, kept in the secrets of its home. */
import { secret } from './embedded/secrets.ts';
import { ROLES, type Role } from './roles.ts';

export async function rolePasswords(home: string): Promise<Record<Role, string>> {
  const kept = async (role: Role) => secret(home, `${role.replaceAll('_', '-')}-password`);
  const [portal, console_, worker] = await Promise.all(ROLES.map(kept));
  return {
    peelian_portal: portal ?? '',
    peelian_console: console_ ?? '',
    peelian_worker: worker ?? '',
  };
}
