import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import type { FilePlace } from '../../../src/settings/file-place.ts';

export interface TestPlace {
  place: FilePlace;
  /** The files on this machine that hold kept bytes, whichever kind of place it is. */
  kept(): string[];
  /** The temporary files. */
  incoming(): string[];
  remove(): Promise<void>;
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** A folder of a test file's own. */
export async function diskPlace(): Promise<TestPlace> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-files-'));
  return {
    place: { kind: 'disk', folder },
    kept: () => filesIn(folder).filter((path) => !path.includes('/incoming/')),
    incoming: () => filesIn(folder).filter((path) => path.includes('/incoming/')),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A bucket on this machine, served as S3 is. */
export async function s3Place(): Promise<TestPlace> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-s3-'));
  const directory = join(folder, 'buckets');
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: 'foyer-files', configs: [] }],
  });
  const { port } = await server.run();
  return {
    place: {
      kind: 's3',
      bucket: 'foyer-files',
      prefix: 'office/',
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      accessKey: 'S3RVER',
      secretKey: 'S3RVER',
      folder: join(folder, 'local'),
    },
    kept: () => filesIn(directory).filter((path) => path.endsWith('_S3rver_object')),
    incoming: () => filesIn(join(folder, 'local')),
    remove: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const places = [
  ['a folder', diskPlace],
  ['S3', s3Place],
] as const;
