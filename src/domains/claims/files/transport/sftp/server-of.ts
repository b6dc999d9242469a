import { EdiTransport, type InvalidInputError, type SftpServerInput } from '../../../../../generated/models.ts';
import { invalidInput } from '../../../../../writing/invalid-input.ts';
import type { SftpPlace } from './sftp-place.ts';

/** A server as it is kept, without the fields that an input may bring beside. */
export function serverOf(input: SftpServerInput | null | undefined): SftpPlace | null {
  if (!input) return null;
  const { host, port, user, hostKey, outFolder, inFolder } = input;
  const { doneFolder = null, refusedFolder = null } = input;
  return { host, port, user, hostKey, outFolder, inFolder, doneFolder, refusedFolder };
}

/** The refusal of a transport that has nowhere to go, and of folders of which one is the other. */
export function checkServer(transport: EdiTransport, sftp: SftpPlace | null): InvalidInputError | null {
  if (transport === EdiTransport.SFTP && !sftp)
    return invalidInput('input.sftp names the server; transport SFTP needs it.', ['input', 'sftp']);
  if (!sftp) return null;
  const { outFolder, inFolder, doneFolder, refusedFolder } = sftp;
  if ([outFolder, doneFolder, refusedFolder].includes(inFolder))
    return invalidInput('input.sftp.inFolder is a folder of its own; its files are answers.', [
      ...['input', 'sftp', 'inFolder'],
    ]);
  return null;
}
