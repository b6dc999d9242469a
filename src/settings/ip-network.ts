import { isIP } from 'node:net';

export interface IpNetwork {
  address: string;
  family: 'ipv4' | 'ipv6';
  /** Bits of the address that all of the network have in common. */
  prefix: number;
}

/**
 * An IP address, or a network such as `10.0.0.0/24`; null for anything else. The network of all addresses is none:
 * naming it is always a mistake.
 */
export function parseIpNetwork(text: string): IpNetwork | null {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  if (version === 0) return null;
  const mostBits = version === 4 ? 32 : 128;
  const prefix = Number(bits ?? mostBits);
  if (prefix < 1 || prefix > mostBits) return null;
  return { address, family: version === 4 ? 'ipv4' : 'ipv6', prefix };
}
