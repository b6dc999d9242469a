import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyFile } from '../../../../../src/domains/claims/answers/apply-file.job.ts';
import { folderOf, makeFolders } from '../../../../../src/domains/claims/files/transport/edi-folder.ts';
import { installJobs } from '../../../../../src/jobs/install-jobs.ts';
import { jobKinds } from '../../../../../src/start/job-kinds.ts';
import { noteKind } from '../../../../jobs/kit/note-kind.ts';
import { startTestWorkers } from '../../../../jobs/kit/start-test-workers.ts';
import { startOwnServer, type TestServer } from '../../../../kit/start-test-server.ts';
import { type BillingWorld, openBilling, uuidOf } from '../../kit/billing-world.ts';

/** A practice that bills, with the folder of its clearinghouse. */
export interface FolderOffice {
  server: TestServer;
  world: BillingWorld;
  /** The folder of X12 files. */
  root: string;
  /** The clearinghouse's own part of it. */
  folder: string;
  /** Puts a file where the clearinghouse writes. */
  put(name: string, content: string | Uint8Array): Promise<void>;
  names(subfolder: string): Promise<string[]>;
  text(path: string): Promise<string>;
  stop(): Promise<void>;
}

export async function openFolderOffice(): Promise<FolderOffice> {
  const server = await startOwnServer();
  const { ownerUrl } = server.database;
  const isKnown = jobKinds.some(({ name }) => name === applyFile.name);
  if (!isKnown) await installJobs(ownerUrl, [...jobKinds, noteKind({ name: applyFile.name })]);
  const world = await openBilling(server);
  const root = await mkdtemp(join(tmpdir(), 'foyer-edi-'));
  const place = { practiceId: uuidOf(world.office.practiceId), clearinghouseId: uuidOf(world.clearinghouseId) };
  const folder = folderOf(root, place);
  await makeFolders(folder);
  return {
    ...{ server, world, root, folder },
    put: (name, content) => writeFile(join(folder, 'in', name), content),
    names: async (subfolder) => (await readdir(join(folder, subfolder))).toSorted(),
    text: (path) => readFile(join(folder, path), 'latin1'),
    stop: async () => {
      await server.stop();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Workers that hand files over, until they are stopped. */
export function startSenders({ server, root }: Pick<FolderOffice, 'server' | 'root'>) {
  return startTestWorkers(server.database, { ediFolder: root, exchangesEdi: true });
}
