import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { verified } from '../../src/files/verified.ts';
import { sha256 } from './kit/file-client.ts';

const bytes = Buffer.alloc(9 * 1024 * 1024, 'page');
const expected = { sha256: sha256(bytes), bytes: bytes.length };

function opening(...contents: Buffer[]): () => Promise<Readable> {
  const left = [...contents];
  return async () => {
    const content = left.shift() ?? Buffer.alloc(0);
    return Readable.from([content.subarray(0, 5_000_000), content.subarray(5_000_000)]);
  };
}

test('a large file that is damaged between the check and the sending ends before its last part', async () => {
  const damaged = Buffer.from(bytes);
  damaged[10] = 0;
  const content = await verified(opening(bytes, damaged), expected);
  let sent = 0;
  const reading = (async () => {
    for await (const part of content) sent += (part as Buffer).length;
  })();
  await expect(reading).rejects.toMatchObject({ code: 'FILE_CORRUPT' });
  expect(sent).toBeLessThan(bytes.length);
});

test('of a file that is damaged from the start not one byte is handed out', async () => {
  for (const damaged of [Buffer.alloc(0), bytes.subarray(1), Buffer.concat([bytes, bytes.subarray(0, 1)])])
    await expect(verified(opening(damaged), expected)).rejects.toMatchObject({ code: 'FILE_CORRUPT' });
});
