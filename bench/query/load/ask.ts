/** One request: who sends it, and what differs from the others of its kind. */
export interface Ask {
  token: string | null;
  variables: Record<string, unknown>;
}

/** The requests of one kind to one server. */
export interface Asks {
  /** Their name when they are run. */
  name: string;
  port: number;
  path: string;
  /** The document; undefined where the path says it all. */
  query: string | undefined;
  asks: readonly Ask[];
}

export interface Run {
  name: string;
  connections: number;
  /** How long new requests are begun, and how many at most. */
  ms: number;
  most?: number;
  /** Whether over new connections, as long ago as those of the last run were used. */
  isFresh?: boolean;
}

export interface RunResult {
  requests: number;
  seconds: number;
  /** Milliseconds that 99 of 100 requests stay below. */
  p99: number;
}
