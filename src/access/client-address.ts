import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { parseIpNetwork } from '../settings/ip-network.ts';

/** The address a request comes from; null when its connection is closed already. */
export type AddressOf = (request: IncomingMessage) => string | null;

/**
 * The address of the client: that of the peer, or, when the peer is one of these proxies, what `X-Forwarded-For` says.
 * Each proxy appends the address it received from, so the list is read from the end, as far as its authors are known
 * proxies. Earlier entries may have been written by the client itself. A proxy that sends no valid address is taken for
 * the client.
 */
export function clientAddress(proxies: readonly string[]): AddressOf {
  const isProxy = proxyCheck(proxies);
  return ({ socket, headers }) => {
    const peer = socket.remoteAddress === undefined ? null : plainAddress(socket.remoteAddress);
    if (peer === null || !isProxy(peer)) return peer;
    const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
    let farthest = peer;
    for (const entry of forwarded.reverse()) {
      const address = addressIn(entry.trim());
      if (address === null) return peer;
      if (!isProxy(address)) return address;
      farthest = address;
    }
    return farthest;
  };
}

function proxyCheck(proxies: readonly string[]): (address: string) => boolean {
  if (proxies.length === 0) return () => false;
  const known = new BlockList();
  for (const proxy of proxies) {
    const network = parseIpNetwork(proxy);
    if (!network) throw new Error(`${proxy} is no network.`);
    known.addSubnet(network.address, network.prefix, network.family);
  }
  return (address) => known.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}

/** Some proxies send the port as well. */
function addressIn(entry: string): string | null {
  const [, ipv4, ipv6] = /^(?:([\d.]+):\d{1,5}|\[(.+)\](?::\d{1,5})?)$/.exec(entry) ?? [];
  const address = ipv4 ?? ipv6 ?? entry;
  return isIP(address) === 0 ? null : plainAddress(address);
}

/** An address as it is logged and counted: IPv4 is written as such, also where it arrives at an IPv6 socket. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** The part that counts as one address: an IPv4 address, or the /64 that one subscriber of IPv6 gets. */
export function addressKey(address: string | null): string {
  if (!address) return 'unknown';
  const plain = plainAddress(address);
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = head.split(':').filter(Boolean);
  const last = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array.from({ length: tail === undefined ? 0 : 8 - groups.length - last.length }, () => '0');
  return [...groups, ...zeros, ...last].slice(0, 4).join(':');
}
