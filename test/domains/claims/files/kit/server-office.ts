import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { exchangeWithServer } from '../../../../../src/domains/claims/files/transport/sftp/exchange-with-server.ts';
import { installJobs } from '../../../../../src/jobs/install-jobs.ts';
import { createJobSender } from '../../../../../src/jobs/job-sender.ts';
import { jobKinds } from '../../../../../src/start/job-kinds.ts';
import { startOwnServer, type TestServer } from '../../../../kit/start-test-server.ts';
import { type BillingWorld, openBilling, uuidOf } from '../../kit/billing-world.ts';
import { type SftpServer, startSftpServer } from './sftp-server.ts';

/** A node with a folder of secrets. */
export interface SecretNode {
  server: TestServer;
  secrets: string;
  stop(): Promise<void>;
}

export async function startSecretNode(): Promise<SecretNode> {
  const secrets = await mkdtemp(join(tmpdir(), 'foyer-secrets-'));
  const server = await startOwnServer({ secretsFolder: secrets });
  await installJobs(server.database.ownerUrl, jobKinds);
  return { server, secrets, stop: () => server.stop().finally(() => rm(secrets, { recursive: true })) };
}

/** A practice that bills, whose clearinghouse has a server of files. */
export interface ServerOffice {
  world: BillingWorld;
  sftp: SftpServer;
  /** The folder that the server serves. */
  folder: string;
  /** The beginning of the names of its secrets. */
  secretName: string;
  /** Rows of the practice, behind the API: `@mine` is its condition. */
  ask<Row extends object>(statement: string): Promise<Row[]>;
  /** One visit at the server, as a node's job makes it. */
  visit(pace?: { stillMs?: number; idleMs?: number }): Promise<void>;
  put(name: string, content: string | Uint8Array): Promise<void>;
  names(subfolder: string): Promise<string[]>;
  text(path: string): Promise<string>;
  /** Changes the clearinghouse; answers its version. */
  update(input: Record<string, unknown>): Promise<Updated>;
  exchange(): Promise<Record<string, unknown> | null>;
  check(): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

interface Updated {
  __typename: string;
  message?: string;
  path?: string[];
}

const exchangeFields = 'exchange { succeededAt failingSince problem message nextTryAt }';

export async function openServerOffice({ server, secrets }: SecretNode): Promise<ServerOffice> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-sftp-'));
  for (const name of ['out', 'in', 'done', 'refused']) await mkdir(join(folder, name), { recursive: true });
  const world = await openBilling(server);
  const { manager, practiceId } = world.office;
  const sftp = await startSftpServer({ folder });
  const id = world.clearinghouseId;
  const { orm } = server.app;
  const jobs = createJobSender(orm);
  const read = async (fields: string) =>
    (
      await manager.ask<{ clearinghouse: Record<string, unknown> }>(
        `query($id: ID!) { clearinghouse(id: $id) { ${fields} } }`,
        { id },
      )
    ).clearinghouse;
  const update: ServerOffice['update'] = async (input) => {
    const { version: expectedVersion } = await read('version');
    const { result } = await manager.ask<{ result: Updated }>(
      `mutation($id: ID!, $input: UpdateClearinghouseInput!) { result: updateClearinghouse(id: $id, input: $input) {
        __typename ... on UserError { message path } } }`,
      { id, input: { expectedVersion, ...input } },
    );
    return result;
  };
  const place = { host: '127.0.0.1', port: sftp.port, user: 'foyer', hostKey: sftp.hostKey };
  await update({ transport: 'SFTP', sftp: place });
  const { sftp: kept } = (await read('sftp { secretName }')) as { sftp: { secretName: string } };
  await writeFile(join(secrets, `${kept.secretName}.password`), `${sftp.password}\n`);
  return {
    ...{ world, sftp, folder, secretName: kept.secretName, update },
    ask: (statement) =>
      server.owner.em.fork().execute(statement.replaceAll('@mine', `practice_id = '${uuidOf(practiceId)}'`)),
    visit: ({ stillMs = 50, idleMs = 30_000 } = {}) => {
      const needs = { orm, jobs, log: pino({ level: 'silent' }), secretsFolder: secrets, exchangesEdi: true };
      const at = { practiceId: uuidOf(practiceId), clearinghouseId: uuidOf(id) };
      return exchangeWithServer(needs, at, { stillMs, idleMs, longestMs: 600_000 });
    },
    put: (name, content) => writeFile(join(folder, 'in', name), content),
    names: async (subfolder) => (await readdir(join(folder, subfolder))).toSorted(),
    text: (path) => readFile(join(folder, path), 'latin1'),
    exchange: async () => (await read(exchangeFields)).exchange as Record<string, unknown> | null,
    check: async () => {
      const { result } = await manager.ask<{ result: Record<string, unknown> }>(
        `mutation($id: ID!) { result: checkClearinghouse(input: { clearinghouseId: $id }) { __typename ... on UserError { message path }
          ... on CheckClearinghouseSuccess { files } ... on HostUnreachableError { host port }
          ... on HostKeyChangedError { hostKey presentedKey } ... on SignInRefusedError { user }
          ... on SecretMissingError { secretName } ... on RemoteFolderError { folder } } }`,
        { id },
      );
      return result;
    },
    stop: async () => {
      await sftp.stop();
      await jobs.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
