import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { prepareFilePlace } from '../../src/files/prepare-file-place.ts';
import { diskPlace } from './kit/places.ts';

test('Foyer does not start when it cannot write files, and says which setting to change', async () => {
  const refused = prepareFilePlace({ kind: 'disk', folder: '/dev/null/files' });
  await expect(refused).rejects.toThrow('Foyer cannot write files to /dev/null/files; set FOYER_FILES');
});

test('a start removes what a crash left half received more than a day ago, and nothing else', async () => {
  const { place, remove } = await diskPlace();
  onTestFinished(remove);
  const incoming = join(place.folder, 'incoming');
  await mkdir(incoming);
  const [old, recent] = [join(incoming, 'old'), join(incoming, 'recent')];
  for (const path of [old, recent]) writeFileSync(path, 'half');
  utimesSync(old, 0, 0);
  await prepareFilePlace(place);
  expect([old, recent].map((path) => existsSync(path))).toEqual([false, true]);
});
