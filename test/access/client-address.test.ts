import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress } from '../../src/access/client-address.ts';

const proxies = ['10.0.0.7', '10.1.0.0/16', 'fd00::/8'];

function addressOf(peer: string | undefined, forwarded?: string, trusted = proxies): string | null {
  const headers = { ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }), forwarded: 'for=6.6.6.6' };
  return clientAddress(trusted)({ socket: { remoteAddress: peer }, headers } as unknown as IncomingMessage);
}

test.each([
  ['says nothing', undefined],
  ['says nothing with many words', ''],
  ['says nonsense', 'unknown'],
  ['says nonsense at the end', '203.0.113.5, 1.2.3'],
  ['says a name', '203.0.113.5, desk.example.org'],
  ['says an address that goes on', '203.0.113.5\u0000'],
])('a proxy that %s is taken for the client', (_what, forwarded) => {
  expect(addressOf('10.0.0.7', forwarded)).toBe('10.0.0.7');
});

test.each([
  ['203.0.113.5', '203.0.113.5'],
  ['6.6.6.6, 203.0.113.5', '203.0.113.5'],
  ['6.6.6.6, nonsense, 203.0.113.5', '203.0.113.5'],
  ['6.6.6.6,203.0.113.5 , 10.1.200.3,10.0.0.7', '203.0.113.5'],
  ['6.6.6.6, 10.0.0.8', '10.0.0.8'],
  ['10.1.0.2, 10.1.0.1', '10.1.0.2'],
  ['203.0.113.5:4711', '203.0.113.5'],
  ['[2001:db8::5]:4711', '2001:db8::5'],
  ['[2001:db8::5], fd12::9', '2001:db8::5'],
  ['2001:db8::5', '2001:db8::5'],
  ['::ffff:203.0.113.5', '203.0.113.5'],
])('of "%s", that a proxy says, %s counts', (forwarded, expected) => {
  for (const peer of ['10.0.0.7', '::ffff:10.0.0.7', '10.1.2.3', 'fd00::1'])
    expect(addressOf(peer, forwarded)).toBe(expected);
});

test.each(['10.0.0.8', '10.2.0.1', '::ffff:10.0.0.8', '2001:db8::1', '127.0.0.1'])(
  'a forwarded address from %s, which is no proxy, is ignored',
  (peer) => {
    expect(addressOf(peer, '203.0.113.5')).toBe(peer.replace('::ffff:', ''));
    expect(addressOf(peer, '10.0.0.7')).toBe(peer.replace('::ffff:', ''));
  },
);

test('a forwarded address is ignored where no proxy is named', () => {
  expect(addressOf('127.0.0.1', '203.0.113.5', [])).toBe('127.0.0.1');
});

test('a closed connection has no address', () => {
  expect(addressOf(undefined, '203.0.113.5')).toBeNull();
});
