import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { newId } from '../../../database/sql/new-id.ts';
import { barProgress } from '../bar-progress.ts';
import type { Console } from '../console.ts';
import { ImportFailure } from '../import-failure.ts';
import { lineProgress } from '../line-progress.ts';
import { applyDated, applySnapshot, type Effect } from './apply-release.ts';
import type { CodeSetSource } from './code-set.ts';
import { type Read, readRelease } from './read-release.ts';
import type { ReleasedFile } from './released-file.ts';
import type { Term } from './staged-rows.ts';

export interface Release {
  /** As the command line names it. */
  set: string;
  source: CodeSetSource;
  files: readonly ReleasedFile[];
  effective: string;
  /** Whether it may end more than a tenth of the codes. */
  mayEndMany: boolean;
}

const imported = 0;
const linesRefused = 2;
/** The exit code that shells use for a program ended by Ctrl-C. */
const interrupted = 130;
/** Of so few codes any number may end. */
const fewCodes = 20;

/** Imports a release as a whole, or nothing of it; answers the exit code. */
export async function importRelease(
  client: Client,
  release: Release,
  console: Console,
  signal: AbortSignal,
): Promise<number> {
  await client.query('begin');
  const exitCode = await putRelease(client, release, console, signal).catch(async (error) => {
    await client.query('rollback').catch(() => {});
    throw error;
  });
  await client.query(exitCode === imported ? 'commit' : 'rollback');
  return exitCode;
}

async function putRelease(client: Client, release: Release, console: Console, signal: AbortSignal): Promise<number> {
  const { set, source, files, effective } = release;
  const { title } = source;
  // One import at a time; readers go on.
  await client.query('lock table code_set_release in share row exclusive mode');
  const sha256 = hashOf(files);
  if (await isIn(client, release, sha256)) {
    console.out.write(`${title} from ${effective} on is in already, from the same files; nothing was changed.\n`);
    return imported;
  }
  const term: Term = { effective, lastDay: await dayBeforeNext(client, release) };
  const read = await readShown({ client, source, files, term, signal }, console);
  if (signal.aborted) {
    console.err.write('Interrupted; nothing of the release was imported. Run the same command again.\n');
    return interrupted;
  }
  if (read.refused > 0) {
    const lines = read.refused === 1 ? '1 line was' : `${read.refused} lines were`;
    console.err.write(
      `${lines} refused, as listed above, so nothing of the release was imported. Correct the file, or fetch it again, and run the same command again.\n`,
    );
    return linesRefused;
  }
  const effect = await (source.isDated ? applyDated : applySnapshot)(client, source.table, term);
  checkLoss(release, effect);
  const name = files.map((file) => file.name).join(', ');
  await client.query(
    `insert into code_set_release (id, code_set, name, sha256, effective, row_count, imported_at)
     values ($1, $2, $3, $4, $5, $6, now())`,
    [newId(), set, name, sha256, effective, read.rows],
  );
  await client.query(`analyze ${source.table.name}`);
  console.out.write(`${title} from ${effective} on: ${sentenceOf(read, effect)}\n`);
  return imported;
}

async function readShown(
  reading: Omit<Parameters<typeof readRelease>[0], 'progress'>,
  console: Console,
): Promise<Read> {
  const progress = console.err.isTTY ? barProgress(console) : lineProgress(console);
  try {
    return await readRelease({ ...reading, progress });
  } finally {
    progress.close();
  }
}

function sentenceOf({ rows }: Read, { added, changed, ended }: Effect): string {
  return `${rows} rows, of which ${added} are new and ${changed} changed; ${ended} ended the day before.`;
}

/** A file that was cut off would end every code that it lacks. */
function checkLoss({ source, effective, mayEndMany }: Release, { counted, ended }: Effect): void {
  if (mayEndMany || ended <= fewCodes || ended * 10 <= counted) return;
  throw new ImportFailure(
    `This release would end ${ended} of ${counted} codes of ${source.title} on the day before ${effective}, as a file does that is cut off; nothing was imported. Fetch the whole file, or add --may-end-many if it is whole.`,
  );
}

/** One name for the same files in any order. */
function hashOf(files: readonly ReleasedFile[]): string {
  const hashes = files.map(({ sha256 }) => sha256).sort();
  return hashes.length === 1 ? String(hashes[0]) : createHash('sha256').update(hashes.join('\n')).digest('hex');
}

/** Whether the last release of the same day was made of the same files. */
async function isIn(client: Client, { set, effective }: Release, sha256: string): Promise<boolean> {
  const { rows } = await client.query<{ sha256: string }>(
    `select sha256 from code_set_release where code_set = $1 and effective = $2 order by imported_at desc limit 1`,
    [set, effective],
  );
  return rows[0]?.sha256 === sha256;
}

async function dayBeforeNext(client: Client, { set, effective }: Release): Promise<string | null> {
  const { rows } = await client.query<{ day: string | null }>(
    `select (min(effective) - 1)::text as day from code_set_release where code_set = $1 and effective > $2`,
    [set, effective],
  );
  return rows[0]?.day ?? null;
}
