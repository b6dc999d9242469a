import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { FileStore } from '../../src/files/file-store.ts';
import { projectRoot } from '../../src/settings/project-root.ts';
import { pdfOf, sha256 } from './kit/file-client.ts';
import { diskPlace } from './kit/places.ts';

const practiceId = '0192aaaa-0000-7000-8000-000000000001';
const dayMs = 24 * 60 * 60_000;

/** A program that receives a file and is killed when it has received so much of it. */
async function killedAt(folder: string, until: string): Promise<void> {
  const script = join(projectRoot, 'test/files/kit/half-received.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, until], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test.each(['the middle', 'the end'])(
  'of a file whose program was killed in %s of it nothing is kept, and a day later nothing is left',
  async (until) => {
    const { place, kept, incoming, remove } = await diskPlace();
    onTestFinished(remove);
    await killedAt(place.folder, until);
    expect(kept()).toEqual([]);
    expect(incoming()).toHaveLength(1);
    const store = new FileStore(place);
    const bytes = pdfOf('half received');
    const stored = await store.keep(practiceId, await store.receive(Readable.from([bytes]), 1_000));
    expect((await buffer(await store.read(stored))).equals(bytes)).toBe(true);
    expect(await store.sweep()).toBe(0);
    expect(await store.sweep(new Date(Date.now() + dayMs + 1))).toBe(1);
    expect(incoming()).toEqual([]);
    const [path = ''] = kept();
    expect(path).toBe(join(place.folder, practiceId, sha256(bytes).slice(0, 2), sha256(bytes)));
    expect(statSync(path).mode & 0o777).toBe(0o600);
  },
);
