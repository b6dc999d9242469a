import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { requestOrigin } from '../../access/request-origin.ts';
import { tooManyRequests } from '../../admission/rates/too-many-requests.ts';
import { toTypeId } from '../../contract/type-id.ts';
import { isErrorCode, rulesOf } from '../../errors/error-codes.ts';
import { asGraphQLError, formatError } from '../../errors/format-error.ts';
import { whileRunning } from '../../execution/running.ts';
import { fetchDownload } from '../../files/fetch-download.ts';
import { FileFault } from '../../files/file-fault.ts';
import { type LinkRequest, receiveUpload } from '../../files/receive-upload.ts';
import type { App } from '../app.ts';

/** The cost of a link's request, in units of `@cost`: it reads and writes a few rows, and bytes. */
const cost = 100;

interface ByLink {
  Params: { token: string };
}

/**
 * Takes and gives the content of files at addresses that work once. A client with the address needs no token besides.
 */
export async function serveFiles(
  http: FastifyInstance,
  app: App,
  checkOrigin: preHandlerAsyncHookHandler,
): Promise<void> {
  await http.register(async (files) => {
    // The content is read as it comes, with any content type of the client.
    files.removeAllContentTypeParsers();
    files.addContentTypeParser('*', (_request, _content, done) => done(null));
    files.setErrorHandler((error, request, reply) => refuse(app, request, reply, error));
    files.addHook('onRequest', async ({ raw }, reply) => {
      void whileRunning(app.running, new Promise((resolve) => reply.raw.once('close', resolve)));
      const allowance = app.rates.take({ tokenHash: undefined, address: app.addressOf(raw) }, cost);
      if (!allowance.isEnough) throw tooManyRequests(allowance);
    });
    files.put<ByLink>('/files/upload/:token', { preHandler: checkOrigin }, async (request, reply) => {
      const file = await whileRunning(app.running, receiveUpload(linkRequest(app, request), request.raw));
      return reply.code(201).send({ file: { id: toTypeId('StoredFile', file.id) } });
    });
    files.get<ByLink>('/files/download/:token', { exposeHeadRoute: false }, async (request, reply) => {
      const { file, content } = await whileRunning(
        app.running,
        fetchDownload({ ...linkRequest(app, request), log: app.log }),
      );
      return reply
        .headers({
          'content-type': file.mediaType.startsWith('text/') ? `${file.mediaType}; charset=utf-8` : file.mediaType,
          'content-length': file.bytes,
          'content-disposition': attachment(file.name),
          'content-security-policy': "default-src 'none'; sandbox",
          'cache-control': 'no-store',
        })
        .send(content);
    });
  });
}

function linkRequest(app: App, { raw, id, params }: FastifyRequest<ByLink>): LinkRequest {
  const origin = { ...requestOrigin(raw, app.addressOf), requestId: id };
  return { em: app.orm.em, files: app.files, token: params.token, origin };
}

/** In the form of a GraphQL answer's errors. A body that was not read to its end takes its connection with it. */
function refuse(app: App, request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  if (!request.raw.complete) reply.header('connection', 'close');
  if (error instanceof FileFault) {
    const { code, message, status } = error;
    return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
  }
  const formatted = formatError(asGraphQLError(error), request.id, app);
  const code = formatted.extensions?.code;
  return reply.code(isErrorCode(code) ? rulesOf(code).status : 500).send({ errors: [formatted] });
}

/**
 * The value of `Content-Disposition` by which browsers save a file under its name (RFC 6266); those that read no UTF-8
 * get the letters of ASCII.
 */
function attachment(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(/['()*]/g, (letter) => {
    return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
