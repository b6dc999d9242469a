import { Readable } from 'node:stream';
import { FileStore } from '../../../src/files/file-store.ts';
import { pdfOf } from './file-client.ts';

const [folder = '', until] = process.argv.slice(2);
const bytes = pdfOf('half received');

/** All of the file, or the beginning of it and then nothing more. */
async function* content(): AsyncGenerator<Buffer> {
  yield until === 'the end' ? bytes : bytes.subarray(0, 10);
  if (until === 'the end') return;
  process.stdout.write('ready\n');
  await new Promise(() => {});
}

// Keeps the process alive while it waits to be killed.
setInterval(() => {}, 60_000);
await new FileStore({ kind: 'disk', folder }).receive(Readable.from(content()), 1_000);
process.stdout.write('ready\n');
