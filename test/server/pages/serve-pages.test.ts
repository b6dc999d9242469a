import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { servePages } from '../../../src/server/pages/serve-pages.ts';
import { servedSchema } from '../../kit/served-schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'foyer-pages-'));
const usual = {
  production: false,
  runs: { database: 'PostgreSQL 18.4, embedded', demo: true, hasPractice: async () => true },
};
let built: FastifyInstance;
let unbuilt: FastifyInstance;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'display.html'), '<!doctype html><title>Waiting room</title>');
  writeFileSync(join(folder, 'assets', 'display-1a2b3c.js'), 'export {};');
  built = Fastify();
  await servePages(built, { explorer: true, folder, schema: servedSchema(), ...usual });
  unbuilt = Fastify();
  await servePages(unbuilt, { explorer: false, folder: join(folder, 'nowhere'), schema: servedSchema(), ...usual });
});

afterAll(async () => {
  await Promise.all([built.close(), unbuilt.close()]);
  rmSync(folder, { recursive: true });
});

test('the display’s page is revalidated each time, and may load and call nothing but its own server', async () => {
  const { statusCode, headers, body } = await built.inject({
    url: '/display?name=Left',
    headers: { host: 'foyer.test:4000' },
  });
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(body).toContain('<title>Waiting room</title>');
  expect(headers['cache-control']).toBe('no-cache');
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
      "connect-src 'self' ws://foyer.test:4000 wss://foyer.test:4000; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});

test('a forged host does not get into the page’s policy', async () => {
  const { headers } = await built.inject({ url: '/display', headers: { host: "x; script-src 'unsafe-inline'" } });
  expect(headers['content-security-policy']).not.toContain('unsafe-inline');
});

test('assets with a hash in their names are kept for ever', async () => {
  const { statusCode, headers } = await built.inject('/assets/display-1a2b3c.js');
  expect([statusCode, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
});

test('nothing outside the built pages is served', async () => {
  for (const url of ['/assets/../display.html', '/assets/%2e%2e/display.html', '/assets/', '/display.html']) {
    expect((await built.inject(url)).statusCode, url).not.toBe(200);
  }
});

test('before the pages are built the display says how to build them', async () => {
  const { statusCode, body } = await unbuilt.inject('/display');
  expect(statusCode).toBe(503);
  expect(body).toContain('run "npm run build"');
});

test('the explorer loads everything from this server, under a policy that names its own scripts', async () => {
  const { statusCode, headers, body } = await built.inject({ url: '/graphql', headers: { accept: 'text/html' } });
  expect(statusCode).toBe(200);
  expect(body).not.toMatch(/(src|href|from)="?\s*https?:/);
  expect(headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-/);
  const script = await built.inject('/explorer/ruru.js');
  expect([script.statusCode, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
  const again = await built.inject({ url: '/explorer/ruru.js', headers: { 'if-none-match': script.headers.etag } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  expect((await built.inject('/explorer/nothing.js')).statusCode).toBe(404);
});

test('without the explorer there is nothing to get at /graphql', async () => {
  expect((await unbuilt.inject('/graphql')).statusCode).toBe(404);
});
