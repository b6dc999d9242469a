import { Client, DatabaseError } from 'pg';
import type { EmbeddedSettings } from './settings.ts';

export function ownerUrl({ port, ownerPassword }: EmbeddedSettings): string {
  return `postgres://foyer:${ownerPassword}@127.0.0.1:${port}/foyer`;
}

/** Creates the owner and the database unless they are there. False: the superuser's password is not the one kept. */
export async function ensureDatabase(settings: EmbeddedSettings, isNew: boolean): Promise<boolean> {
  if (!isNew && (await canConnect(ownerUrl(settings)))) return true;
  const admin = new Client(`postgres://postgres:${settings.adminPassword}@127.0.0.1:${settings.port}/postgres`);
  try {
    await admin.connect();
    await createMissing(admin, settings.ownerPassword);
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '28P01') return false;
    throw error;
  } finally {
    await admin.end();
  }
}

export async function canConnect(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

/**
 * The owner is no superuser, just as on a PostgreSQL that someone else runs: it owns the database and creates the
 * application's role.
 */
async function createMissing(admin: Client, password: string): Promise<void> {
  const { rowCount: roles } = await admin.query("SELECT FROM pg_roles WHERE rolname = 'foyer'");
  const secret = admin.escapeLiteral(password);
  if (!roles) await admin.query('CREATE ROLE foyer LOGIN CREATEROLE');
  await admin.query(`ALTER ROLE foyer PASSWORD ${secret}`);
  const { rowCount: databases } = await admin.query("SELECT FROM pg_database WHERE datname = 'foyer'");
  if (!databases) await admin.query('CREATE DATABASE foyer OWNER foyer');
}
