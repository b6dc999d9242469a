// Signs in to the server of a clearinghouse and looks at its folders.

import type { CheckClearinghouseResult, MutationCheckClearinghouseArgs } from '../../generated/models.ts';
import { EdiTransport, ExchangeProblem } from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput, unknownReference } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { ClearinghouseEntity, type ClearinghouseRow } from './clearinghouse.entity.ts';
import { changeTransport } from './files/transport/change-transport.ts';
import { withServer } from './files/transport/sftp/connect.ts';
import { readServerSecret, secretName } from './files/transport/sftp/server-secret.ts';
import { SftpFault } from './files/transport/sftp/sftp-fault.ts';
import type { SftpPlace } from './files/transport/sftp/sftp-place.ts';

const path = ['input', 'clearinghouseId'];
/** A person waits for it. */
const patience = { idleMs: 10_000, longestMs: 30_000 };

export async function checkClearinghouse(
  context: Context,
  { input }: MutationCheckClearinghouseArgs,
): Promise<CheckClearinghouseResult> {
  const { office, reads } = context.request;
  const id = input.clearinghouseId;
  if (!office.exchange.exchangesEdi) return { __typename: 'ExchangeOffError', message: isOff, path };
  const house = await load(context, rowsById(ClearinghouseEntity), id);
  if (!house) return unknownReference('clearinghouse', path);
  if (house.transport !== EdiTransport.SFTP || !house.server)
    return invalidInput(`${house.name} exchanges files over folders of the server, and has no server to check.`, path);
  // No connection of the database waits for a foreign server.
  await reads.finish('checkClearinghouse');
  const found = await look(house, house.server, office.exchange.secretsFolder ?? '').catch(faultIn);
  if (found instanceof SftpFault) return refusalOf(found, house, house.server);
  return write<CheckClearinghouseResult>(context, 'checkClearinghouse', async (unit) => {
    const clearinghouse = await unit.lock(ClearinghouseEntity, id, { path });
    if (isRefusal(clearinghouse)) return clearinghouse;
    await changeTransport(unit, clearinghouse);
    return { __typename: 'CheckClearinghouseSuccess', clearinghouse, files: found };
  });
}

async function look({ id }: ClearinghouseRow, sftp: SftpPlace, secretsFolder: string): Promise<number> {
  const secret = await readServerSecret(secretsFolder, id, sftp.host);
  return withServer(sftp, secret, patience, async (server) => {
    if (!(await server.isFolder(sftp.outFolder))) throw noFolder(sftp.outFolder);
    return (await server.list(sftp.inFolder)).length;
  });
}

function noFolder(folder: string): SftpFault {
  const message = `"${folder}" on the server is a file; correct the folder in the clearinghouse's sftp.`;
  return new SftpFault(ExchangeProblem.FOLDER_MISSING, message, { folder });
}

function faultIn(error: unknown): SftpFault {
  if (error instanceof SftpFault) return error;
  throw error;
}

function refusalOf(
  { problem, message, facts }: SftpFault,
  { id }: ClearinghouseRow,
  { host, port, user, hostKey, inFolder }: SftpPlace,
): CheckClearinghouseResult {
  const said = { message, path };
  switch (problem) {
    case ExchangeProblem.HOST_KEY_CHANGED:
      return { __typename: 'HostKeyChangedError', ...said, hostKey, presentedKey: facts.presentedKey ?? '' };
    case ExchangeProblem.SIGN_IN_REFUSED:
      return { __typename: 'SignInRefusedError', ...said, user };
    case ExchangeProblem.SECRET_MISSING:
      return { __typename: 'SecretMissingError', ...said, secretName: secretName(id, host) };
    case ExchangeProblem.FOLDER_MISSING:
    case ExchangeProblem.REFUSED_BY_SERVER:
      return { __typename: 'RemoteFolderError', ...said, folder: facts.folder ?? inFolder };
    default:
      return { __typename: 'HostUnreachableError', ...said, host, port };
  }
}

const isOff =
  'FOYER_EDI_EXCHANGE is off: this copy of the office signs in nowhere. Check the clearinghouse in the office itself, or set it on.';
