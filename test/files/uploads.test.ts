import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../kit/client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { announce, download, offer, pdfOf, send, sha256, upload } from './kit/file-client.ts';
import { places, type TestPlace } from './kit/places.ts';

describe.each(places)('files in %s', (_kind, openPlace) => {
  let place: TestPlace;
  let server: TestServer;
  let office: Office;
  let desk: Client;

  beforeAll(async () => {
    place = await openPlace();
    server = await startTestServer({ filePlace: place.place });
    office = await openOffice(server);
    desk = await office.as('FRONT_DESK');
  });

  afterAll(async () => {
    await server.stop();
    await place.remove();
  });

  test('a file that was sent in comes back as it was, to be saved and not to be opened by the page', async () => {
    const bytes = pdfOf('a referral');
    const id = await upload(server.url, desk, bytes, 'Überweisung “1”.pdf');
    const response = await download(server.url, desk, id);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="_berweisung _1_.pdf"; filename*=UTF-8''%C3%9Cberweisung%20%E2%80%9C1%E2%80%9D.pdf`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  test('a link works once, for uploads and for downloads', async () => {
    const bytes = pdfOf('once');
    const up = await announce(desk, { bytes: bytes.length, sha256: sha256(bytes) });
    const { file } = await send(server.url, up, bytes);
    expect(await send(server.url, up, bytes)).toMatchObject({
      status: 410,
      errors: [{ extensions: { code: 'LINK_NOT_VALID' } }],
    });
    const { download: down } = await offer(desk, file?.id ?? '');
    const both = await Promise.all([fetch(server.url + down?.url), fetch(server.url + down?.url)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
    await Promise.all(both.map((response) => response.arrayBuffer()));
  });
});
