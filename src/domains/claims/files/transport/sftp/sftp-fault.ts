import { ExchangeProblem } from '../../../../../generated/models.ts';

/** The facts of a fault that a person needs to mend it. */
export interface FaultFacts {
  folder?: string;
  presentedKey?: string;
}

/** The exchange with a server of files failed. The message names the way out, and holds no secret. */
export class SftpFault extends Error {
  override readonly name = 'SftpFault';
  readonly problem: ExchangeProblem;
  readonly facts: FaultFacts;

  constructor(problem: ExchangeProblem, message: string, facts: FaultFacts = {}) {
    super(message);
    this.problem = problem;
    this.facts = facts;
  }

  /** Whether the connection itself stands, so that other files can go on. */
  get isOfOneFile(): boolean {
    return this.problem === ExchangeProblem.REFUSED_BY_SERVER || this.problem === ExchangeProblem.FOLDER_MISSING;
  }
}

/** Status codes of SFTP version 3. */
const noSuchFile = 2;

/** The fault of an operation that the server answered with a status. */
export function refusedBy(error: unknown, doing: string, folder: string): SftpFault {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === noSuchFile || code === 'ENOENT')
    return new SftpFault(
      ExchangeProblem.FOLDER_MISSING,
      `The server has no folder "${folder}" for this user; correct the folder in the clearinghouse's sftp, or have it made.`,
      { folder },
    );
  return new SftpFault(
    ExchangeProblem.REFUSED_BY_SERVER,
    `The server refused to ${doing} in "${folder}" (${shown(message)}); ask the clearinghouse for room and for the right to.`,
    { folder },
  );
}

/** The server's own words, without those of the library before them, and short. */
function shown(message: unknown): string {
  const words = String(message).replace(/^(?:\w+: |->|Write stream error: )+/, '');
  return words.replaceAll(/[^\x20-\x7e]/g, ' ').slice(0, 100);
}
