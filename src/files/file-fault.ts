import { mediaTypeNames } from './media-types.ts';

/** Why bytes were not taken or not given. */
export type FileFaultCode =
  | 'LINK_NOT_VALID'
  | 'FILE_TOO_LARGE'
  | 'FILE_TYPE_NOT_ALLOWED'
  | 'FILE_INCOMPLETE'
  | 'FILE_CORRUPT';

const texts: Record<FileFaultCode, { status: number; message: string }> = {
  LINK_NOT_VALID: {
    status: 410,
    message: 'This link is not known, was used before, has expired, or its session has ended; request a new one.',
  },
  FILE_TOO_LARGE: {
    status: 413,
    message: 'The file has more bytes than were announced; request an upload of its real size, at most 25 MB.',
  },
  FILE_TYPE_NOT_ALLOWED: {
    status: 415,
    message: `The content is of a type that is not allowed. Allowed are ${mediaTypeNames}; text must be valid UTF-8.`,
  },
  FILE_INCOMPLETE: {
    status: 400,
    message: 'The bytes that arrived are not those that were announced; request a new upload and send the file again.',
  },
  FILE_CORRUPT: {
    status: 500,
    message:
      'The stored bytes of this file are damaged or missing and cannot be fetched; upload the file again, or print or export it again.',
  },
};

/** A file was refused. The message is for the client: it names the way out, and nothing of the file. */
export class FileFault extends Error {
  override readonly name = 'FileFault';
  readonly code: FileFaultCode;
  /** The status of the HTTP response. */
  readonly status: number;

  constructor(code: FileFaultCode) {
    super(texts[code].message);
    this.code = code;
    this.status = texts[code].status;
  }
}
