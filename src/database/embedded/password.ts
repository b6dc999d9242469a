import type { EmbeddedBinaries } from './binaries.ts';
import type { Launcher } from './launcher.ts';

/** Gives the superuser of a stopped cluster the password kept in the settings, for a folder restored without them. */
export async function resetPassword(
  binaries: EmbeddedBinaries,
  launcher: Launcher,
  folder: string,
  password: string,
): Promise<void> {
  const statement = `ALTER ROLE postgres PASSWORD '${password}'\n`;
  const { output } = await launcher.run(binaries.postgres, ['--single', '-D', folder, 'postgres'], statement);
  const reason = output.match(/(?:ERROR|FATAL|PANIC): +(.*)/)?.[1];
  if (reason) throw new Error(reason);
}
