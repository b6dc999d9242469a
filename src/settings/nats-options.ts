import type { ConnectionOptions } from '@nats-io/transport-node';

interface NatsPlace {
  /** Each as `host:port`. */
  servers: string[];
  account: Pick<ConnectionOptions, 'user' | 'pass' | 'token' | 'tls'>;
}

/**
 * The parts of `NATS_URL`: the client would look for the port in the password, and names servers in its errors, which
 * go to the log. Null when it cannot be parsed, or its servers want different credentials.
 */
export function natsOptions(urls: string): NatsPlace | null {
  const servers = urls.split(',').map((url) => URL.parse(url.trim()));
  const [first] = servers;
  const [scheme, user, pass] = [first?.protocol, decoded(first?.username), decoded(first?.password)];
  if (user === null || pass === null) return null;
  const hosts: string[] = [];
  for (const url of servers) {
    if (!url?.hostname || !/^(nats|tls):$/.test(url.protocol) || !/^\/?$/.test(url.pathname + url.search + url.hash))
      return null;
    if (url.protocol !== scheme || url.username !== first?.username || url.password !== first.password) return null;
    hosts.push(`${url.hostname}:${url.port || 4222}`);
  }
  const credentials = pass ? { user, pass } : user ? { token: user } : {};
  return { servers: hosts, account: { ...credentials, ...(scheme === 'tls:' ? { tls: {} } : {}) } };
}

function decoded(text = ''): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
