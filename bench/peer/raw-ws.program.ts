// A bare `ws` server that answers a connection's first message: the least that coming back can cost.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { answerParent } from '../frame/answer-parent.ts';

const size = Number(process.argv[2]);
const http = createServer();
new WebSocketServer({ server: http, path: '/graphql' }).on('connection', (socket) => {
  socket.on('message', () => socket.send('x'.repeat(size)));
});
await once(http.listen(0, '127.0.0.1'), 'listening');

answerParent({ port: () => (http.address() as AddressInfo).port });
