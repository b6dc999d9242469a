import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { StartFailure } from './start-failure.ts';

/**
 * The variables of an environment file, one `NAME=value` a line. `file`: its path, or `off` for none. Default: `.env`
 * in the working directory, where there is one; a file that is named must be there.
 */
export function readEnvFile(file: string | undefined): Readonly<Record<string, string | undefined>> {
  if (file === 'off') return {};
  try {
    return parseEnv(readFileSync(file || '.env', 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (!file && code === 'ENOENT') return {};
    throw new StartFailure(
      `${file || '.env'} cannot be read (${code ?? 'it is no text'}); correct FOYER_ENV_FILE, or set it to off.`,
    );
  }
}
