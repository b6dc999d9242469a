import { createHash } from 'node:crypto';
import type { Client } from '../../kit/client.ts';

interface Link {
  url: string;
  expiresAt: string;
}

/** The bytes of a PDF, as far as its type is concerned; different for each text. */
export function pdfOf(text: string): Buffer {
  return Buffer.from(`%PDF-1.7\n% ${text}\n%%EOF\n`);
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Announces a file and answers the path to send it to. */
export async function announce(client: Client, input: Record<string, unknown>): Promise<string> {
  const { requestUpload } = await client.ask<{ requestUpload: { upload: Link; message?: string } }>(
    `mutation($input: RequestUploadInput!) { requestUpload(input: $input) {
      ... on UserError { message } ... on RequestUploadSuccess { upload { url expiresAt } } } }`,
    { input: { name: 'letter.pdf', ...input } },
  );
  if (!requestUpload.upload) throw new Error(`The upload was refused: ${requestUpload.message}`);
  return requestUpload.upload.url;
}

export interface Sent {
  status: number;
  file?: { id: string };
  errors?: { message: string; extensions: { code: string } }[];
}

/** Sends bytes to a link. */
export async function send(origin: string, path: string, bytes: Uint8Array): Promise<Sent> {
  const response = await fetch(origin + path, { method: 'PUT', body: new Uint8Array(bytes) });
  return { status: response.status, ...((await response.json()) as Omit<Sent, 'status'>) };
}

/** Sends a file in; answers its id. */
export async function upload(origin: string, client: Client, bytes: Uint8Array, name = 'letter.pdf'): Promise<string> {
  const sent = await send(origin, await announce(client, { name, bytes: bytes.length }), bytes);
  if (!sent.file) throw new Error(`The file was refused: ${JSON.stringify(sent.errors)}`);
  return sent.file.id;
}

export interface Offered {
  __typename: string;
  message?: string;
  download?: Link;
  file?: Record<string, unknown>;
}

/** Requests a link to fetch a file by. */
export async function offer(client: Client, fileId: string): Promise<Offered> {
  const { requestDownload } = await client.ask<{ requestDownload: Offered }>(
    `mutation($input: RequestDownloadInput!) { requestDownload(input: $input) { __typename
      ... on UserError { message path } ... on RequestDownloadSuccess { file { id name mediaType bytes status storedBy { id } } download { url expiresAt } } } }`,
    { input: { fileId } },
  );
  return requestDownload;
}

/** Requests a link and fetches the file. */
export async function download(origin: string, client: Client, fileId: string): Promise<Response> {
  const { download: link, message } = await offer(client, fileId);
  if (!link) throw new Error(`The download was refused: ${message}`);
  return fetch(origin + link.url);
}
