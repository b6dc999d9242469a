/** The fields that can be watched: the boards of a site, and the log of a practice. */
export type Watched = { field: 'waitingRoom' | 'rooms'; siteId: string } | { field: 'changes' };

/** One payload as a client got it. */
export interface Seen {
  kind: 'SNAPSHOT' | 'CHANGE' | 'HEARTBEAT';
  cursor: string;
  /** When it came, in milliseconds of the system's clock. */
  at: number;
  /** Entries of a board with their versions. */
  entries: readonly { id: string; version: number }[];
  removed: readonly string[];
  /** Entries of a log. */
  changes: readonly { cursor: string; subject: string }[];
}

/** One subscription of a client, from its start to the loss of its connection. */
export interface Sitting {
  url: string;
  /** The cursor it handed back; null for its first. */
  after: string | null;
  seen: Seen[];
  /** How it ended, in the words of the protocol; null while it lasts. */
  end: string | null;
}

/** All that one client saw. */
export interface Recording {
  name: string;
  watched: Watched;
  sittings: Sitting[];
}
