import type { DocumentId } from '../generated/operations.ts';
import type { Ending } from './way.ts';

/** The content of a message: a payload, or errors in its place. */
export interface BoardPayload<Shown> {
  data?: { board: Shown } | null;
  errors?: readonly { extensions?: Record<string, unknown> }[];
}

/** A subscription that brings a board. */
export type BoardDocumentId<Shown> = DocumentId<{ board: Shown }, { after?: string | null | undefined }>;

/** Every board says how far it is. */
export interface Positioned {
  cursor: string;
}

/** A board and the token that reads it. */
export interface BoardSource<Shown> {
  document: BoardDocumentId<Shown>;
  token: string;
}

export interface WayRequest<Shown> {
  source: BoardSource<Shown>;
  /** Continue after this cursor. */
  after: string | null;
  onPayload: (payload: BoardPayload<Shown>) => void;
  onOver: (ending: Partial<Ending>) => void;
}

/** Connects one way; answers how to hang up. */
export type OpenWay = <Shown>(request: WayRequest<Shown>) => () => void;
