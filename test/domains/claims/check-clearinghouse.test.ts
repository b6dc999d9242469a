import { generateKeyPairSync } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openOffice } from '../../kit/office.ts';
import { startOwnServer } from '../../kit/start-test-server.ts';
import { openServerOffice, type SecretNode, type ServerOffice, startSecretNode } from './files/kit/server-office.ts';
import { newHostKey, startSftpServer } from './files/kit/sftp-server.ts';

let node: SecretNode;
let office: ServerOffice;

beforeAll(async () => {
  node = await startSecretNode();
});
beforeEach(async () => {
  office = await openServerOffice(node);
});
afterEach(() => office.stop());
afterAll(() => node.stop());

const server = () => ({
  ...{ host: '127.0.0.1', port: office.sftp.port, user: 'foyer', hostKey: office.sftp.hostKey },
});
const path = ['input', 'clearinghouseId'];
const secret = (ending: string) => join(node.secrets, `${office.secretName}.${ending}`);

test('a server that lets Foyer in is checked, and is visited at once whatever failed before', async () => {
  office.sftp.password = 'another';
  await office.visit();
  expect(await office.exchange()).toMatchObject({ problem: 'SIGN_IN_REFUSED', nextTryAt: expect.any(String) });
  office.sftp.password = 'right horse';
  await office.put('a.999', 'ISA');
  expect(await office.check()).toEqual({ __typename: 'CheckClearinghouseSuccess', files: 1 });
  expect(await office.exchange()).toMatchObject({ problem: null, nextTryAt: null });
  expect(await office.names('in')).toEqual(['a.999']);
});

test('a wrong password names the user', async () => {
  await writeFile(secret('password'), 'wrong horse');
  expect(await office.check()).toMatchObject({
    ...{ __typename: 'SignInRefusedError', user: 'foyer', path },
    message: expect.stringContaining('FOYER_SECRETS'),
  });
});

test('a changed key is refused before the password is sent, with both keys', async () => {
  const other = newHostKey();
  await office.update({ sftp: { ...server(), hostKey: other.fingerprint } });
  const refusal = { __typename: 'HostKeyChangedError', hostKey: other.fingerprint, presentedKey: office.sftp.hostKey };
  expect(await office.check()).toMatchObject({ ...refusal, path });
  await office.visit();
  expect(await office.exchange()).toMatchObject({ problem: 'HOST_KEY_CHANGED', failingSince: expect.any(String) });
  expect(office.sftp.signIns).toBe(0);
});

test('a private key signs in, with its passphrase beside it', async () => {
  await rm(secret('password'));
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'long words' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const parsed = ssh2.utils.parseKey(privateKey, 'long words');
  if (parsed instanceof Error || Array.isArray(parsed)) throw new Error('The key of the test cannot be read.');
  const other = await startSftpServer({ folder: office.folder, userKey: parsed.getPublicSSH() });
  try {
    await office.update({ sftp: { ...server(), port: other.port, hostKey: other.hostKey } });
    await writeFile(secret('key'), privateKey);
    expect(await office.check()).toMatchObject({ __typename: 'SecretMissingError' });
    await writeFile(secret('passphrase'), 'long words\n');
    expect(await office.check()).toMatchObject({ __typename: 'CheckClearinghouseSuccess' });
  } finally {
    await other.stop();
  }
});

test('a missing secret is named by the file that is looked for', async () => {
  await rm(secret('password'));
  expect(await office.check()).toMatchObject({
    ...{ __typename: 'SecretMissingError', secretName: office.secretName, path },
    message: expect.stringContaining(`${office.secretName}.password`),
  });
});

test('the secret of one host is sent to no other one', async () => {
  await office.update({ sftp: { ...server(), host: 'localhost' } });
  expect(await office.check()).toMatchObject({
    __typename: 'SecretMissingError',
    secretName: expect.stringMatching(/@localhost$/),
  });
  expect(office.sftp.signIns).toBe(0);
});

test('a host that does not answer is named with its port', async () => {
  await office.sftp.stop();
  const { port } = office.sftp;
  expect(await office.check()).toMatchObject({ __typename: 'HostUnreachableError', host: '127.0.0.1', port, path });
  await office.visit();
  expect(await office.exchange()).toMatchObject({ problem: 'HOST_UNREACHABLE' });
});

test.each(['inFolder', 'outFolder'])('a missing %s is named', async (field) => {
  await office.update({ sftp: { ...server(), [field]: 'nowhere' } });
  expect(await office.check()).toMatchObject({ __typename: 'RemoteFolderError', folder: 'nowhere', path });
});

test('a folder that the server does not show is named', async () => {
  office.sftp.faults.refuse = { what: /^LIST in/, as: 'PERMISSION_DENIED' };
  expect(await office.check()).toMatchObject({ __typename: 'RemoteFolderError', folder: 'in' });
});

test('folders of this machine have no server to check, and an unknown clearinghouse neither', async () => {
  await office.update({ transport: 'FOLDER' });
  expect(await office.check()).toMatchObject({ __typename: 'InvalidInputError', path });
  const stranger = await openOffice(node.server);
  const document = `mutation($id: ID!) { checkClearinghouse(input: { clearinghouseId: $id }) { __typename } }`;
  const id = office.world.clearinghouseId;
  expect(await stranger.manager.ask(document, { id })).toEqual({
    checkClearinghouse: { __typename: 'InvalidInputError' },
  });
});

test('a restored copy signs in nowhere', async () => {
  const copy = await startOwnServer({ exchangesEdi: false });
  try {
    const { manager } = await openOffice(copy);
    const made = await manager.ask<{ createClearinghouse: { clearinghouse: { id: string } } }>(
      `mutation($sftp: SftpServerInput!) { createClearinghouse(input: { name: "Blue", sender: "AB", receiver: "CD",
        transport: SFTP, sftp: $sftp }) { ... on CreateClearinghouseSuccess { clearinghouse { id } } } }`,
      { sftp: server() },
    );
    const { id } = made.createClearinghouse.clearinghouse;
    expect(
      await manager.ask('mutation($id: ID!) { checkClearinghouse(input: { clearinghouseId: $id }) { __typename } }', {
        id,
      }),
    ).toEqual({
      checkClearinghouse: { __typename: 'ExchangeOffError' },
    });
    expect(office.sftp.signIns).toBe(0);
  } finally {
    await copy.stop();
  }
});

test('a transport without a server, folders that are one, and keys of another form are refused', async () => {
  const { manager } = office.world.office;
  const create = async (input: object) =>
    (
      await manager.ask<{ result: Record<string, unknown> }>(
        `mutation($input: CreateClearinghouseInput!) { result: createClearinghouse(input: $input) {
          __typename ... on UserError { path } } }`,
        { input: { name: 'Green', sender: 'AB', receiver: 'CD', transport: 'SFTP', ...input } },
      )
    ).result;
  const refused = (...at: string[]) => ({ __typename: 'InvalidInputError', path: ['input', 'sftp', ...at] });
  expect(await create({})).toEqual(refused());
  expect(await create({ sftp: { ...server(), inFolder: 'out' } })).toEqual(refused('inFolder'));
  expect(await create({ sftp: { ...server(), hostKey: 'MD5:aa:bb' } })).toEqual(refused('hostKey'));
  for (const host of ['../secrets', 'a/b', '-x', 'user@host', 'sftp://host'])
    expect(await create({ sftp: { ...server(), host } })).toEqual(refused('host'));
  expect(await office.update({ transport: null })).toMatchObject({ path: ['input', 'transport'] });
});

test('what is kept of a server is shown, and no secret is', async () => {
  const { manager } = office.world.office;
  const fields = 'host port user hostKey outFolder inFolder doneFolder refusedFolder secretName';
  const { clearinghouse } = await manager.ask<{ clearinghouse: object }>(
    `query($id: ID!) { clearinghouse(id: $id) { transport sftp { ${fields} } exchange { problem } } }`,
    { id: office.world.clearinghouseId },
  );
  const folders = { outFolder: 'out', inFolder: 'in', doneFolder: 'done', refusedFolder: 'refused' };
  const { secretName } = office;
  expect(clearinghouse).toEqual({ transport: 'SFTP', sftp: { ...server(), ...folders, secretName }, exchange: null });
  const everything = await office.ask('select row_to_json(clearinghouse) from clearinghouse where @mine');
  expect(JSON.stringify(everything)).not.toContain('right horse');
});
