const leastMs = 200;
const mostMs = 10_000;
const msPerConnection = 2;

/** When a client should come back, in milliseconds: the more there are, the longer the time over which they spread. */
export function reconnectDelay(connections: number): number {
  return Math.round(leastMs + Math.random() * Math.min(mostMs, leastMs + connections * msPerConnection));
}
