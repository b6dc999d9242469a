import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readFilePlace } from '../../src/settings/file-place.ts';
import { StartFailure } from '../../src/settings/start-failure.ts';

test('files lie in the data folder, or in the folder that FOYER_FILES names', () => {
  expect(readFilePlace({}, '/data')).toEqual({ kind: 'disk', folder: '/data/files' });
  expect(readFilePlace({ FOYER_FILES: 'scans' }, '/data')).toEqual({ kind: 'disk', folder: resolve('scans') });
});

test('files lie in a bucket, with the machine’s own credentials unless a key is set', () => {
  expect(readFilePlace({ FOYER_FILES: 's3://office-files' }, '/data')).toEqual({
    kind: 's3',
    bucket: 'office-files',
    prefix: '',
    endpoint: null,
    region: 'us-east-1',
    accessKey: null,
    secretKey: null,
    folder: '/data/files',
  });
  const env = {
    FOYER_FILES: 's3://office-files/foyer/one/',
    FOYER_FILES_ENDPOINT: 'https://s3.example.org',
    FOYER_FILES_REGION: 'eu-central-1',
    FOYER_FILES_KEY: 'key',
    FOYER_FILES_SECRET: 'secret',
  };
  expect(readFilePlace(env, '/data')).toMatchObject({
    prefix: 'foyer/one/',
    endpoint: 'https://s3.example.org',
    region: 'eu-central-1',
    accessKey: 'key',
    secretKey: 'secret',
  });
});

test.each([
  [{ FOYER_FILES: 'ftp://files' }, 'FOYER_FILES is "ftp://files"; it must be a folder, or s3://bucket/prefix'],
  [{ FOYER_FILES: 's3://A' }, 'FOYER_FILES is "s3://A"'],
  [{ FOYER_FILES: 's3://files', FOYER_FILES_KEY: 'key' }, 'FOYER_FILES_KEY and FOYER_FILES_SECRET belong together'],
  [{ FOYER_FILES: 's3://files', FOYER_FILES_ENDPOINT: 'localhost' }, 'FOYER_FILES_ENDPOINT must be a URL'],
])('%o is refused, and its secrets are not repeated', (env, message) => {
  expect(() => readFilePlace(env, '/data')).toThrow(StartFailure);
  expect(() => readFilePlace(env, '/data')).toThrow(message);
});
