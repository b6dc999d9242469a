/** An address as it is told and counted: IPv4 is written as such, also where it comes to an IPv6 socket. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
