import {
  type Client,
  type ClientOptions,
  createClient,
  type FormattedExecutionResult,
  type Sink,
  type SubscribePayload,
} from 'graphql-ws';

/** How the server closes a WebSocket whose token is not valid: sign in, or pair the display, again. */
const invalidToken = 4403;

/** The longest wait between two attempts, in milliseconds. */
const longestWaitMs = 10_000;

export interface ResumingOptions extends Omit<ClientOptions, 'url' | 'connectionParams'> {
  /** Such as `wss://foyer.example/graphql`. */
  url: string;
  /** The token that `signIn` or `displayToken` returned; read for each connection. Null: without one. */
  token: () => string | null;
}

/**
 * A graphql-ws client for Foyer. It connects again for as long as its token is valid, waits as long as a stopping server
 * asks, and continues each subscription after the last cursor that it received. Any of its options can be replaced.
 */
export function createResumingClient({ url, token, ...options }: ResumingOptions): Client {
  let askedMs: number | undefined;
  const client = createClient({
    url,
    connectionParams: () => {
      const value = token();
      return value === null ? {} : { authorization: `Bearer ${value}` };
    },
    retryAttempts: Number.POSITIVE_INFINITY,
    // A network that fails is reported as an error in browsers, and as a close elsewhere.
    shouldRetry: (event) => closeOf(event).code !== invalidToken,
    retryWait: (retries) => {
      const ms = askedMs ?? Math.min(longestWaitMs, 500 * 2 ** retries) * (0.5 + Math.random());
      return new Promise((resolve) => setTimeout(resolve, ms));
    },
    ...options,
  });
  client.on('closed', (event) => {
    const asked = /reconnect in (\d{1,6}) ms/.exec(closeOf(event).reason ?? '')?.[1];
    askedMs = asked === undefined ? undefined : Number(asked);
  });
  return resuming(client);
}

/**
 * A graphql-ws client whose subscriptions keep the last cursor in the variable `after`, with which graphql-ws subscribes
 * again. Declare `$after: EventCursor` in the operation, and select `cursor`. Another operation is left as it is.
 */
export function resuming(client: Client): Client {
  return {
    ...client,
    subscribe: <Data, Extensions>(
      payload: SubscribePayload,
      sink: Sink<FormattedExecutionResult<Data, Extensions>>,
    ) => {
      // A copy: libraries freeze the variables that they hand over.
      const variables: Record<string, unknown> = { ...payload.variables };
      return client.subscribe<Data, Extensions>(
        { ...payload, variables },
        {
          next: (result) => {
            const cursor = cursorIn(result.data);
            if (cursor !== undefined) variables.after = cursor;
            sink.next(result);
          },
          error: (error) => sink.error(error),
          complete: () => sink.complete(),
        },
      );
    },
  };
}

/** The cursor of a subscription's one field, under whichever alias. */
function cursorIn(data: unknown): string | undefined {
  if (!data || typeof data !== 'object') return undefined;
  const [payload, ...others] = Object.values(data) as unknown[];
  if (others.length > 0 || !payload || typeof payload !== 'object' || !('cursor' in payload)) return undefined;
  return typeof payload.cursor === 'string' ? payload.cursor : undefined;
}

/** A close event of any WebSocket, or an error, which has neither. */
function closeOf(event: unknown): { code?: number; reason?: string } {
  return event && typeof event === 'object' ? event : {};
}
