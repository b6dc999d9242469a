import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AddressOf } from './client-address.ts';

/** Where a request came from, for sessions and the audit trail. */
export interface RequestOrigin {
  /** The client's IP address, as far as it is known. */
  address: string | null;
  /** The client's User-Agent, at most 200 characters. */
  device: string | null;
  /** Ties the answer, the log and a call to support together. */
  requestId: string;
}

const longestDevice = 200;

/** Where a connection comes from; each operation on it gets a number of its own. */
export function requestOrigin(request: IncomingMessage, addressOf: AddressOf): RequestOrigin {
  return {
    address: addressOf(request),
    device: request.headers['user-agent']?.slice(0, longestDevice) ?? null,
    requestId: randomUUID(),
  };
}
