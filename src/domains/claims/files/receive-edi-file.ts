// Takes in a file of a clearinghouse that a person has, by its content or by an upload.

import { buffer } from 'node:stream/consumers';
import { fileCorrupt, markCorrupt } from '../../../files/corrupt-file.ts';
import { FileFault } from '../../../files/file-fault.ts';
import { readableFile } from '../../../files/readable-file.ts';
import type {
  AlreadyReceivedError,
  EdiFileRefusedError,
  FileCorruptError,
  InvalidInputError,
  MutationReceiveEdiFileArgs,
  ReceiveEdiFileInput,
  ReceiveEdiFileResult,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { invalidInput, unknownReference } from '../../../writing/invalid-input.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { ClearinghouseEntity } from '../clearinghouse.entity.ts';
import { sha256Of } from './edi-content.ts';
import type { EdiFileRow } from './edi-file.entity.ts';
import { type Examined, examineFile, lineOf } from './receive/examine-file.ts';
import { findReceived, keepReceived, sameFile } from './receive/keep-received.ts';

export async function receiveEdiFile(
  context: Context,
  { input }: MutationReceiveEdiFileArgs,
): Promise<ReceiveEdiFileResult> {
  const { clearinghouseId } = input;
  const content = await contentOf(context, input);
  if (!Buffer.isBuffer(content)) return content;
  const path = ['input', input.fileId ? 'fileId' : 'content'];
  const examined = await examineFile(content);
  const sha256 = sha256Of(content);
  return write<ReceiveEdiFileResult>(
    context,
    'receiveEdiFile',
    async (unit) => {
      const house = await unit.find(ClearinghouseEntity, clearinghouseId, { path: ['input', 'clearinghouseId'] });
      if (isRefusal(house)) return house;
      if (examined.refusedFor) return fileRefused(examined, path);
      const before = await findReceived(unit.em, unit.practiceId, { clearinghouseId, sha256 });
      if (before) return alreadyReceived(before, path);
      const name = `${sha256.slice(0, 12)}.edi`;
      const ediFile = await keepReceived(unit, { clearinghouseId, name, content, sha256, examined });
      return { __typename: 'ReceiveEdiFileSuccess', ediFile };
    },
    { [sameFile]: () => receiveEdiFile(context, { input }) },
  );
}

type NoContent = FileCorruptError | InvalidInputError;

async function contentOf(context: Context, { content, fileId }: ReceiveEdiFileInput): Promise<Buffer | NoContent> {
  const path = ['input', 'fileId'];
  if ((typeof content === 'string') === (typeof fileId === 'string'))
    return invalidInput('Send either input.content or input.fileId.', ['input']);
  if (typeof content === 'string') return Buffer.from(content);
  const { reads, principal, office } = context.request;
  if (principal.kind === 'ANONYMOUS') return unknownReference('file', path);
  const file = await readableFile(await reads.reader(), principal, fileId ?? '');
  if (!file) return unknownReference('file', path);
  try {
    return await buffer(await office.files.read(file));
  } catch (error) {
    if (!(error instanceof FileFault) || error.code !== 'FILE_CORRUPT') throw error;
    await markCorrupt(office.em, file);
    return fileCorrupt(path);
  }
}

function fileRefused({ problems, refusedFor }: Examined, path: string[]): EdiFileRefusedError {
  const fault = refusedFor ? lineOf(refusedFor) : '';
  return {
    __typename: 'EdiFileRefusedError',
    message: `The file cannot be read: ${fault} Ask its sender for a whole file of X12, and send that.`,
    path,
    segment: refusedFor?.segment ?? '',
    problems,
  };
}

function alreadyReceived(ediFile: EdiFileRow, path: string[]): AlreadyReceivedError {
  return {
    __typename: 'AlreadyReceivedError',
    message: `The same file was received at ${ediFile.at.toISOString()}; there is nothing left to do.`,
    path,
    ediFile,
  };
}
