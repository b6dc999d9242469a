import { credentialOf } from '../../access/token.ts';

/** The sender of a request, as far as it is known before anything is looked up. */
export interface Requester {
  /** The hash of the token; undefined without one. */
  tokenHash: string | undefined;
  address: string | null;
}

export function requesterOf(token: string | undefined, address: string | null): Requester {
  return { tokenHash: token === undefined ? undefined : credentialOf(token).tokenHash, address };
}
