// Foyer as it is served, with its statements counted by what they ask for.
import 'reflect-metadata';
import pg from 'pg';
import { buildServedSchema } from '../../src/schema.ts';
import { answerParent } from '../frame/answer-parent.ts';
import { processorTime } from '../frame/processor-time.ts';
import { frontDesk } from '../office/front-desk.ts';
import { startBenchServer } from './start-server.ts';

const counted = { statements: 0, sessions: 0, boards: 0 };
const { query } = pg.Client.prototype;

function note(asked: unknown): void {
  const text = typeof asked === 'string' ? asked : String((asked as { text?: string }).text);
  counted.statements += 1;
  if (/from "session"/.test(text)) counted.sessions += 1;
  if (/^select .* from "visit" .*"arrived_at"/s.test(text)) counted.boards += 1;
}

pg.Client.prototype.query = function (this: pg.Client, ...args: Parameters<typeof query>) {
  note(args[0]);
  return query.apply(this, args);
} as typeof query;

const [appUrl = ''] = process.argv.slice(2);
const { app, port } = await startBenchServer(appUrl, buildServedSchema());

answerParent({
  ...frontDesk(app),
  processorTime,
  port: () => port,
  subscriptions: () => app.hub.watchers,
  counts: () => ({ ...counted, logReads: app.feed.reads }),
});
