import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { RuruClientConfig } from 'ruru/server';
import { StartFailure } from '../../settings/start-failure.ts';
import { refuseMethod } from '../http/http-refusals.ts';
import { starterOperations } from './starter-operations.ts';

const staticPath = '/explorer/';

/** Partial, because its types come from a package it bundles: without that one installed they ask for every option. */
const clientConfig: Partial<RuruClientConfig> = {
  defaultQuery: starterOperations,
  initialVariables: '{ "siteId": "" }',
  debugTools: [],
  // Lower case: the explorer sends the same object over WebSockets, where names of headers are case-sensitive.
  defaultHeaders: JSON.stringify({ authorization: 'Bearer ' }, null, 2),
};

/** Foyer explains no plans, and its users are no sponsors of the explorer's makers. A telephone has the answer below. */
const explorerStyle = `
  .graphiql-footer, .graphiql-sidebar button[aria-label="Show Explain"] { display: none !important; }
  @media (max-width: 40rem) {
    .graphiql-sessions > div:has(> .graphiql-editors) { flex-direction: column; }
    .graphiql-horizontal-drag-bar { display: none; }
    .graphiql-editors, .graphiql-response { min-height: 0; }
  }
`;

/** The explorer at `/graphql`, all of it from the `ruru` package. */
export async function serveExplorer(http: FastifyInstance): Promise<void> {
  const { ruruHTML, getStaticFile } = await importRuru();
  const html = ruruHTML({
    staticPath,
    endpoint: '/graphql',
    subscriptionEndpoint: '/graphql',
    htmlParts: {
      titleTag: '<title>Foyer explorer</title>',
      metaTags: (original) => `${original}<link rel="icon" href="data:,">`,
      styleTags: (original) => `${original}<style>${explorerStyle}</style>`,
    },
    clientConfig: clientConfig as RuruClientConfig,
  });
  const policy = explorerPolicy(html);
  http.get('/graphql', ({ headers: { accept } }, reply) => {
    if (!accept?.includes('text/html')) return refuseMethod(reply);
    reply.type('text/html; charset=utf-8').headers({ 'content-security-policy': policy, 'cache-control': 'no-cache' });
    return reply.send(html);
  });
  http.get(`${staticPath}*`, async ({ url, headers }, reply) => {
    const file = await getStaticFile({ staticPath, urlPath: url, acceptEncoding: headers['accept-encoding'] });
    if (!file) return reply.callNotFound();
    reply.header('cache-control', 'no-cache').headers(file.headers);
    return headers['if-none-match'] === file.headers.etag ? reply.code(304).send() : reply.send(file.content);
  });
}

/** Installed for development only. */
async function importRuru() {
  try {
    const [{ ruruHTML }, { getStaticFile }] = await Promise.all([import('ruru/server'), import('ruru/static')]);
    return { ruruHTML, getStaticFile };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new StartFailure(
      'FOYER_EXPLORER is on, but the explorer is not installed; run "npm ci" with development dependencies or set FOYER_EXPLORER=off.',
    );
  }
}

/** Its own scripts by their hashes, the rest from this server. The editor sets styles and makes workers as it goes. */
function explorerPolicy(html: string): string {
  const scripts = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return [
    "default-src 'self'",
    `script-src 'self' ${scripts.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "connect-src 'self' ws: wss:",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
