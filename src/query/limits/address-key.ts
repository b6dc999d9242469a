import { isIPv6 } from 'node:net';
import { plainAddress } from '../../access/plain-address.ts';

/** What counts as one address: an IPv4 address, or the /64 that one subscriber of IPv6 gets. */
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
