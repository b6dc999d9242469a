import type { FormattedExecutionResult } from 'graphql';

/** One event of a stream, as it came. */
export interface StreamEvent {
  event: string;
  id?: string;
  /** When to reconnect, if the server says so. */
  retry?: string;
  result?: FormattedExecutionResult | null;
}

export interface StreamReading {
  status: number;
  headers: Headers;
  readonly events: StreamEvent[];
  /** Waits for the first event, past or future, that the test means; fails when the stream ends first. */
  until(isMeant: (event: StreamEvent) => boolean): Promise<StreamEvent>;
  /** Waits for the stream to be over, by the server's will or the test's. */
  ended: Promise<void>;
  leave(): void;
}

interface StreamRequest {
  url: string;
  token?: string | undefined;
  query: string;
  variables?: Record<string, unknown> | undefined;
  headers?: Record<string, string>;
}

/** Posts a subscription and reads what comes by the letter of the standard, without a client library in between. */
export async function readStream({ url, token, query, variables, headers }: StreamRequest): Promise<StreamReading> {
  const control = new AbortController();
  const response = await fetch(`${url}/graphql/stream`, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
    signal: control.signal,
  });
  const events: StreamEvent[] = [];
  const waiting = new Set<() => void>();
  let isOver = false;
  const wake = () => {
    for (const look of waiting) look();
  };
  const ended = readEvents(response, (event) => {
    events.push(event);
    wake();
  })
    .catch(() => {})
    .finally(() => {
      isOver = true;
      wake();
    });
  const until = (isMeant: (event: StreamEvent) => boolean) =>
    new Promise<StreamEvent>((resolve, reject) => {
      const look = () => {
        const found = events.find(isMeant);
        if (found) resolve(found);
        else if (isOver) reject(new Error(`The stream ended after ${JSON.stringify(events.slice(-3))}`));
        else return;
        waiting.delete(look);
      };
      waiting.add(look);
      look();
    });
  return { status: response.status, headers: response.headers, events, until, ended, leave: () => control.abort() };
}

async function readEvents({ body }: Response, onEvent: (event: StreamEvent) => void): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) if (!block.startsWith(':')) onEvent(parse(block));
  }
}

function parse(block: string): StreamEvent {
  const { data, event = '', ...rest } = Object.fromEntries(block.split('\n').map((line) => line.split(/:\s?(.*)/s, 2)));
  return { event, ...rest, ...(data !== undefined && { result: data === '' ? null : JSON.parse(data) }) };
}
