/** Where a request came from, for sessions and the audit trail. */
export interface RequestOrigin {
  /** The peer's IP address. */
  address: string | null;
  /** The client's User-Agent, at most 200 characters. */
  device: string | null;
  /** Ties the answer, the log and a call to support together. */
  requestId: string;
}
