import { comeBackMs } from './come-back.ts';
import { eventReader } from './event-reader.ts';
import type { OpenWay, WayRequest } from './open-way.ts';

const eventStream = 'text/event-stream';

/** Subscribes over a stream of server-sent events. `EventSource` would do if it could send the token. */
export const openStream: OpenWay = <Shown>(request: WayRequest<Shown>) => {
  const control = new AbortController();
  let wanted: number | null = null;
  readStream(request, control.signal, (said) => {
    wanted = comeBackMs(said);
  })
    .catch(() => {})
    .finally(() => request.onOver({ comeBackMs: wanted }));
  return () => control.abort();
};

async function readStream<Shown>(
  { source, after, onPayload }: WayRequest<Shown>,
  signal: AbortSignal,
  onRetry: (said: string) => void,
): Promise<void> {
  const { body, headers } = await fetch('/graphql/stream', {
    method: 'POST',
    headers: { accept: eventStream, 'content-type': 'application/json', authorization: `Bearer ${source.token}` },
    body: JSON.stringify({ documentId: source.document, variables: { after } }),
    signal,
  });
  if (!body || !headers.get('content-type')?.startsWith(eventStream)) return;
  const reader = body.getReader();
  const eventsOf = eventReader();
  for (let { value } = await reader.read(); value; { value } = await reader.read()) {
    for (const { data, retry } of eventsOf(value)) {
      if (retry) onRetry(retry);
      if (data) onPayload(JSON.parse(data));
    }
  }
}
