import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A proxy between a screen and the server as some offices have it: plain requests go through, WebSockets do not. */
export interface OldProxy {
  /** Where the screen finds the server. */
  url: string;
  /** How many WebSockets were asked for so far. */
  readonly upgrades: number;
  /** From now on WebSockets go through. */
  letSocketsThrough(): void;
  /** Breaks every connection that is open. */
  cut(): void;
  close(): Promise<void>;
}

/** @param answer The fate of a WebSocket: it is refused, or never answered. */
export async function startOldProxy(serverUrl: string, answer: 'REFUSED' | 'IGNORED'): Promise<OldProxy> {
  const { hostname: host, port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let upgrades = 0;
  let isOpen = false;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const proxy = createServer((incoming, outgoing) => passOn({ host, port }, incoming, outgoing));
  proxy.on('connection', (socket) => sockets.add(socket));
  proxy.on('upgrade', (incoming: IncomingMessage, near: Socket) => {
    upgrades += 1;
    near.on('error', () => near.destroy());
    if (isOpen) sockets.add(tunnel(connect(Number(port), host), incoming, near));
    else if (answer === 'REFUSED') near.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    get upgrades() {
      return upgrades;
    },
    letSocketsThrough: () => {
      isOpen = true;
    },
    cut,
    close: async () => {
      cut();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}

function passOn(server: { host: string; port: string }, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, url: path, headers } = incoming;
  const onward = request({ ...server, method, path, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.on('error', () => outgoing.destroy());
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  outgoing.on('close', () => onward.destroy());
  incoming.pipe(onward);
}

function tunnel(far: Socket, { method, url, rawHeaders }: IncomingMessage, near: Socket): Socket {
  const headers = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : []));
  far.on('error', () => near.destroy());
  near.on('close', () => far.destroy());
  far.write([`${method} ${url} HTTP/1.1`, ...headers, '', ''].join('\r\n'));
  near.pipe(far).pipe(near);
  return far;
}
