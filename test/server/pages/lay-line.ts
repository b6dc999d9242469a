import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** The network between a screen and the server, to be cut and mended. */
export interface Line {
  /** Where the screen finds the server. */
  url: string;
  /** Breaks every connection, and every one that is tried. */
  cut(): void;
  /** Carries nothing any more, in silence: as when a cable is pulled somewhere in between. */
  freeze(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function layLine(serverUrl: string): Promise<Line> {
  const port = Number(new URL(serverUrl).port);
  const sockets = new Set<Socket>();
  let state: 'whole' | 'cut' | 'frozen' = 'whole';
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const relay = createServer((near) => {
    if (state === 'cut') return near.destroy();
    sockets.add(near);
    near.on('error', () => near.destroy());
    if (state === 'frozen') return;
    const far = connect(port, '127.0.0.1');
    sockets.add(far);
    far.on('error', () => near.destroy());
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
    cut: () => {
      state = 'cut';
      breakAll();
    },
    freeze: () => {
      state = 'frozen';
      for (const socket of sockets) socket.unpipe().pause();
    },
    mend: () => {
      state = 'whole';
      breakAll();
    },
    close: async () => {
      breakAll();
      await new Promise((resolve) => relay.close(resolve));
    },
  };
}
