import type { Hint, OnHint } from './hint-bus.ts';

/** One open connection over which hints travel. */
export interface HintLink {
  /** Resolves when these have been taken; until then no others are given. */
  send(hints: readonly Hint[]): Promise<void>;
  /** Only where the other end sends no more than was requested. */
  follow?(practiceId: string): void;
  unfollow?(practiceId: string): void;
  /** Resolves when the connection is lost or closed, with the reason if there is one. */
  ended: Promise<unknown>;
  close(): Promise<void>;
}

/** The purpose of a connection. */
export interface LinkPurpose {
  /** Takes what other nodes say. */
  receive: OnHint;
  /** Practices whose hints are received from the start. */
  followed: ReadonlySet<string>;
  /** Aborted when the connection is no longer needed. */
  signal: AbortSignal;
}

export type OpenLink = (purpose: LinkPurpose) => Promise<HintLink>;
