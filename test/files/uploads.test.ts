import { rmSync, writeFileSync } from 'node:fs';
import { pino } from 'pino';
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
  const log: string[] = [];

  beforeAll(async () => {
    place = await openPlace();
    server = await startTestServer({
      filePlace: place.place,
      log: pino({}, { write: (line: string) => log.push(line) }),
    });
    office = await openOffice(server);
    desk = await office.as('FRONT_DESK');
  });

  afterAll(async () => {
    await server.stop();
    await place.remove();
  });

  test('an uploaded file is downloaded unchanged, to be saved and not to be opened by the page', async () => {
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

  test('equal content lies once in a practice, and once more in another', async () => {
    const bytes = pdfOf('the same in both practices');
    const kept = () => place.kept().filter((path) => path.includes(sha256(bytes)));
    const ids = [await upload(server.url, desk, bytes, 'one.pdf'), await upload(server.url, desk, bytes, 'two.pdf')];
    expect(kept()).toHaveLength(1);
    const names = [await offer(desk, ids[0] ?? ''), await offer(desk, ids[1] ?? '')].map(({ file }) => file?.name);
    expect(names).toEqual(['one.pdf', 'two.pdf']);
    const other = await openOffice(server);
    await upload(server.url, await other.as('FRONT_DESK'), bytes);
    expect(kept()).toHaveLength(2);
    expect(place.incoming()).toEqual([]);
  });

  test.each([
    ['small', 100],
    ['larger than is read into memory', 9 * 1024 * 1024],
  ])(
    'a damaged byte of a %s file is noticed, logged and never handed out; sending the file again mends it',
    async (size, length) => {
      const bytes = Buffer.concat([pdfOf(`damaged, ${size}`), Buffer.alloc(length, 'x')]);
      const id = await upload(server.url, desk, bytes);
      const [path = ''] = place.kept().filter((kept) => kept.includes(sha256(bytes)));
      const damaged = Buffer.from(bytes);
      damaged[bytes.length - 1] = 0;
      writeFileSync(path, damaged);
      const response = await download(server.url, desk, id);
      expect(response.status).toBe(500);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'FILE_CORRUPT' } }] });
      expect(log.filter((line) => line.includes(sha256(bytes)))).toEqual([
        expect.stringContaining('"code":"FILE_CORRUPT"'),
      ]);
      expect(await offer(desk, id)).toMatchObject({ __typename: 'FileCorruptError', path: ['input', 'fileId'] });
      await upload(server.url, desk, bytes);
      const mended = await download(server.url, desk, id);
      expect(sha256(await mended.bytes())).toBe(sha256(bytes));
    },
  );

  test('content that is missing is as bad as damaged', async () => {
    const bytes = pdfOf('lost');
    const id = await upload(server.url, desk, bytes);
    for (const path of place.kept()) if (path.includes(sha256(bytes))) rmSync(path);
    const response = await download(server.url, desk, id);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'FILE_CORRUPT' } }] });
  });
});
