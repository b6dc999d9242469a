import type { BoardSubscription } from '../generated/operations.ts';
import type { Ending } from './way.ts';

/** What a way carries: payloads, and errors in their place. */
export interface BoardPayload {
  data?: BoardSubscription | null;
  errors?: readonly { extensions?: Record<string, unknown> }[];
}

export interface WayRequest {
  token: string;
  /** Continue after this cursor. */
  after: string | null;
  onPayload: (payload: BoardPayload) => void;
  onOver: (ending: Partial<Ending>) => void;
}

/** Connects one way; answers how to hang up. */
export type OpenWay = (request: WayRequest) => () => void;
