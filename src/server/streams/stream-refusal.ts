import type { IncomingMessage } from 'node:http';
import { hasRepeatedHeader } from '../http/repeated-header.ts';

/** The media type of a stream. */
export const eventStream = 'text/event-stream';

interface StreamRefusal {
  status: number;
  message: string;
}

/** The reason why a request cannot be answered with a stream, as far as its headers show. */
export function streamRefusal(
  request: Pick<IncomingMessage, 'headers' | 'rawHeaders'>,
  isStopping: boolean,
): StreamRefusal | null {
  const { accept = '', 'content-type': contentType = '' } = request.headers;
  if (isStopping) return { status: 503, message: 'The server restarts; connect again in a moment.' };
  if (hasRepeatedHeader(request)) return { status: 400, message: 'Send Authorization and Content-Type once.' };
  if (!mediaTypes(accept).includes(eventStream))
    return { status: 406, message: `Send "Accept: ${eventStream}"; other answers come from /graphql.` };
  if (mediaTypes(contentType)[0] !== 'application/json')
    return { status: 415, message: 'Send the operation as JSON, with "Content-Type: application/json".' };
  return null;
}

function mediaTypes(header: string): string[] {
  return header.split(',').map((range) => (range.split(';')[0] ?? '').trim().toLowerCase());
}
