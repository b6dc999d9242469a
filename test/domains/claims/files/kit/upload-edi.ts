import { send, sha256 } from '../../../../files/kit/file-client.ts';
import type { Client } from '../../../../kit/client.ts';
import type { TestServer } from '../../../../kit/start-test-server.ts';

/** Announces a file of a clearinghouse; answers the path for its bytes. */
export async function announceEdi(client: Client, input: Record<string, unknown>): Promise<string> {
  const { requestEdiUpload } = await client.ask<{ requestEdiUpload: { upload: { url: string } } }>(
    `mutation($input: RequestEdiUploadInput!) { requestEdiUpload(input: $input) {
      ... on RequestEdiUploadSuccess { upload { url } } } }`,
    { input },
  );
  return requestEdiUpload.upload.url;
}

/** Uploads a file of a clearinghouse; answers its id. */
export async function uploadEdi(server: TestServer, client: Client, content: string | Uint8Array): Promise<string> {
  const bytes = Buffer.from(content);
  const path = await announceEdi(client, { bytes: bytes.length, sha256: sha256(bytes) });
  return (await send(new URL(server.url).origin, path, bytes)).file?.id ?? '';
}
