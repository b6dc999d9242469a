import { join, resolve } from 'node:path';
import { StartFailure } from './start-failure.ts';

interface DiskPlace {
  kind: 'disk';
  /** An absolute path. */
  folder: string;
}

export interface S3Place {
  kind: 's3';
  bucket: string;
  /** Put before each key; ends with a slash unless it is empty. */
  prefix: string;
  /** Null for Amazon's own. */
  endpoint: string | null;
  region: string;
  /** Null together with the secret: the credentials that the machine itself has. */
  accessKey: string | null;
  secretKey: string | null;
  /** Where files lie while they arrive, an absolute path. */
  folder: string;
}

/** Where the bytes of files are kept. */
export type FilePlace = DiskPlace | S3Place;

/** Reads `FOYER_FILES` and, for S3, its endpoint, region and credentials. */
export function readFilePlace(env: NodeJS.ProcessEnv, dataFolder: string): FilePlace {
  const value = env.FOYER_FILES;
  const folder = join(dataFolder, 'files');
  if (!value) return { kind: 'disk', folder };
  if (!value.includes('://')) return { kind: 'disk', folder: resolve(value) };
  const [, bucket, path = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w./-]*))?$/.exec(value) ?? [];
  if (!bucket)
    throw new StartFailure(`FOYER_FILES is "${value}"; it must be a folder, or s3://bucket/prefix for S3 storage.`);
  const accessKey = env.FOYER_FILES_KEY || null;
  const secretKey = env.FOYER_FILES_SECRET || null;
  if ((accessKey === null) !== (secretKey === null))
    throw new StartFailure('FOYER_FILES_KEY and FOYER_FILES_SECRET belong together; set both or neither.');
  const prefix = path.replaceAll(/^\/+|\/+$/g, '');
  return {
    kind: 's3',
    bucket,
    prefix: prefix && `${prefix}/`,
    endpoint: readEndpoint(env),
    region: env.FOYER_FILES_REGION || 'us-east-1',
    accessKey,
    secretKey,
    folder,
  };
}

function readEndpoint(env: NodeJS.ProcessEnv): string | null {
  const value = env.FOYER_FILES_ENDPOINT;
  if (!value) return null;
  const url = URL.parse(value);
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return value;
  throw new StartFailure(
    'FOYER_FILES_ENDPOINT must be a URL such as https://s3.example.org, without user and password; those are FOYER_FILES_KEY and FOYER_FILES_SECRET.',
  );
}
