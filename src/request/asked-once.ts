/** A mutation that its client wants done once, however often the request arrives. */
export interface AskedOnce {
  readonly mutation: string;
  /** The client's name for the request. */
  readonly key: string;
  /** The hash of the arguments without the key. */
  readonly hash: string;
  /** Set by the write that keeps the promise. */
  isTaken: boolean;
}
