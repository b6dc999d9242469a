import type { BoardSubscription } from '../generated/operations.ts';
import type { Ending } from './way.ts';

/** The content of a message: a payload, or errors in its place. */
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
