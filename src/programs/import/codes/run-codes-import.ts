import { basename } from 'node:path';
import { Client } from 'pg';
import type { Surroundings } from '../../command-line/surroundings.ts';
import { withOwner } from '../../with-owner.ts';
import { ImportFailure } from '../import-failure.ts';
import type { CodeSetSource } from './code-set.ts';
import { importRelease } from './import-release.ts';
import { releasedFile } from './released-file.ts';

interface CodesImport {
  set: string;
  source: CodeSetSource;
  paths: readonly string[];
  /** As written on the command line; undefined where the file's name says it. */
  effective: string | undefined;
  mayEndMany: boolean;
}

/** Imports the files of one release; answers the exit code. */
export async function runCodesImport(
  { set, source, paths, effective: written, mayEndMany }: CodesImport,
  surroundings: Surroundings,
): Promise<number> {
  const signal = surroundings.stopSignal();
  const effective = written ?? effectiveOf(source, paths);
  const fault = source.partMissing?.(paths.map((path) => basename(path)));
  if (fault) throw new ImportFailure(fault);
  const files = await Promise.all(paths.map(releasedFile));
  return withOwner(surroundings, async ({ ownerUrl }) => {
    // The owner's own connection without limits of time: a release is one statement over all of its rows.
    const client = new Client({ connectionString: ownerUrl });
    client.on('error', () => {});
    await client.connect();
    try {
      return await importRelease(client, { set, source, files, effective, mayEndMany }, surroundings, signal);
    } finally {
      await client.end();
    }
  });
}

function effectiveOf({ effectiveOf: of, example }: CodeSetSource, paths: readonly string[]): string {
  const days = new Set(paths.map((path) => of(basename(path))));
  const [day] = days;
  if (days.size === 1 && day) return day;
  const wrong = days.size > 1 ? 'The names of the files say several days' : 'The name of the file does not say';
  throw new ImportFailure(
    `${wrong} from which on the codes count; add --effective <date>, or name them as published, such as ${example}.`,
  );
}
