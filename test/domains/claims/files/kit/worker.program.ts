// A node's workers in a process of their own, which kills itself where DIE_AT says, as a crash would.
import 'reflect-metadata';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { pino } from 'pino';
import { Registry } from 'prom-client';

const { APP_URL = '', EDI_FOLDER = '', DIE_AT = '' } = process.env;
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  // The signal ends the process before anything else runs.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
};
const { open, rename, link } = fs;
const isPart = (path: unknown) => String(path).endsWith('.part');

/** Of what is written into a part, the first half. */
async function openHalf(...args: Parameters<typeof open>): ReturnType<typeof open> {
  if (DIE_AT === 'SENDING' && isPart(args[0])) die();
  const file = await open(...args);
  if (DIE_AT !== 'HALF' || !isPart(args[0])) return file;
  file.writeFile = async (content) => {
    const bytes = Buffer.from(content as Uint8Array);
    await file.write(bytes.subarray(0, bytes.length / 2));
    await file.sync();
    die();
  };
  return file;
}

Object.assign(fs, {
  open: openHalf,
  rename: async (...args: Parameters<typeof rename>) => {
    await rename(...args);
    if (DIE_AT === 'RENAMED' && isPart(args[0])) die();
  },
  link: async (...args: Parameters<typeof link>) => (DIE_AT === 'RECEIVED' ? die() : link(...args)),
});
syncBuiltinESMExports();

// After the changes above, which they are to see.
const { openOrm } = await import('../../../../../src/database/orm.ts');
const { createJobSender } = await import('../../../../../src/jobs/job-sender.ts');
const { startWorkers } = await import('../../../../../src/jobs/start-workers.ts');
const { startReceiver } = await import('../../../../../src/domains/claims/files/receive/start-receiver.ts');
const { sendFile } = await import('../../../../../src/domains/claims/files/transport/send-file.job.ts');

const orm = await openOrm(APP_URL, 4);
const log = pino({ level: 'silent' });
const needs = { orm, log, jobs: createJobSender(orm), ediFolder: EDI_FOLDER, exchangesEdi: true };
const kind = DIE_AT === 'FROZEN' ? { ...sendFile, work: async () => die() } : sendFile;
const pace = { lookSeconds: 1, superviseSeconds: 1 };
await startWorkers({ appUrl: APP_URL, kinds: [kind], needs, registry: new Registry(), pace });
startReceiver(needs, { lookMs: 50, stillMs: 500 });
process.stdout.write('at work\n');
