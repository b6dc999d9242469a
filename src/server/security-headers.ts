import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

/**
 * Headers of every answer, with the rules for browsers. The same for all, so that they are made once: each time would
 * take as long as to check the request's token.
 */
export function securityHeaders(): OutgoingHttpHeaders {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  // Answers are no pages; those say themselves what they may load.
  const directives = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] };
  helmet({ contentSecurityPolicy: { useDefaults: false, directives } })(request, response, () => {});
  return response.getHeaders();
}
