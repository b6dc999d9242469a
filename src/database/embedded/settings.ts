import { randomBytes } from 'node:crypto';
import { chownSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Settings that an embedded server keeps from start to start, readable by its owner only. */
export interface EmbeddedSettings {
  /** Port on 127.0.0.1, kept so that reporting tools find the database again. */
  port: number;
  /** Password of the superuser `postgres`, used only to create the owner and its database. */
  adminPassword: string;
  /** Password of the owner `foyer`. */
  ownerPassword: string;
}

/** Null when there are none, or when they are damaged: then new ones are made. */
export function readSettings(file: string): EmbeddedSettings | null {
  try {
    const { port, adminPassword, ownerPassword } = JSON.parse(readFileSync(file, 'utf8'));
    return isPort(port) && isPassword(adminPassword) && isPassword(ownerPassword)
      ? { port, adminPassword, ownerPassword }
      : null;
  } catch {
    return null;
  }
}

function isPort(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) > 0 && Number(value) < 65_536;
}

/** Only what `newSettings` makes: nothing that would need escaping in SQL or a URL. */
function isPassword(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{48}$/.test(value);
}

export function newSettings(): Omit<EmbeddedSettings, 'port'> & { port?: number } {
  return { adminPassword: randomBytes(24).toString('hex'), ownerPassword: randomBytes(24).toString('hex') };
}

export function writeSettings(file: string, settings: EmbeddedSettings): void {
  const draft = `${file}.new`;
  writeFileSync(draft, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
  const folder = statSync(dirname(file));
  if (process.getuid?.() === 0) chownSync(draft, folder.uid, folder.gid);
  renameSync(draft, file);
}
