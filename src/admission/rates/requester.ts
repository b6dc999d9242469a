import { credentialOf } from '../../access/token.ts';

/** Who asks, as far as it is known before anything is looked up. */
export interface Requester {
  /** What stands for their token, if they have one. */
  tokenHash: string | undefined;
  address: string | null;
}

export function requesterOf(token: string | undefined, address: string | null): Requester {
  return { tokenHash: token === undefined ? undefined : credentialOf(token).tokenHash, address };
}
