import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { JobPrincipal } from '../../src/access/actor.ts';
import { parseTypeId, toTypeId } from '../../src/contract/type-id.ts';
import { roomChanged } from '../../src/domains/rooms/room.events.ts';
import type { NewEvent } from '../../src/live/log/event.ts';
import { openEventLog } from '../../src/live/log/event-log.ts';
import { writeAs } from '../../src/writing/write.ts';
import { watch } from '../kit/live-client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;
let office: Office;
let practiceId: string;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
  practiceId = parseTypeId(office.practiceId)?.uuid ?? '';
});

afterAll(() => server.stop());

const [room, siteId] = [randomUUID(), randomUUID()];
const event = (detailId?: string): NewEvent => ({ ...roomChanged({ id: room, siteId }), detailId });

/** Commits events as a job of the practice; answers how they were published here, and how another node reads them. */
async function committed(...events: NewEvent[]) {
  const principal: JobPrincipal = { kind: 'JOB', practiceId, job: 'test', onBehalfOf: null, permissions: new Set() };
  const published: object[] = [];
  const here = {
    ...{ em: server.app.orm.em, writers: server.app.office.writers },
    publish: (_practiceId: string, all: readonly object[]) => void published.push(...all),
  };
  await writeAs(here, { principal, origin: { address: null, device: null } }, 'test', async (unit) => {
    await unit.save(...events);
    return { __typename: 'Success' };
  });
  const log = openEventLog(server.database.appUrl);
  try {
    const { recent, seq } = await log.end(practiceId, 100);
    const after = await log.after(practiceId, seq - published.length, 100);
    return { published, recent: recent.slice(-published.length), after };
  } finally {
    await log.close();
  }
}

test('an event names the row that says what happened, on this node and on others', async () => {
  const detailId = randomUUID();
  const { published, recent, after } = await committed(event(detailId));
  for (const [one] of [published, recent, after]) expect(one).toMatchObject({ subjectId: room, detailId });
});

test('an event without such a row names none', async () => {
  const { published, recent, after } = await committed(event());
  for (const [one] of [published, recent, after]) expect(one).toMatchObject({ subjectId: room, detailId: undefined });
});

test('two things that happened to one subject in one write are two events, in their order; the same one twice is one', async () => {
  const [first, second] = [randomUUID(), randomUUID()];
  const { after } = await committed(event(first), event(second), event(first), event(), event());
  expect(after.map(({ detailId }) => detailId)).toEqual([first, second, undefined]);
});

test('a client that watches the changes gets each of them, as an id of the subject', async () => {
  const query = 'subscription { changes { kind changes { subject } } }';
  const watching = watch<Changes>({ url: server.url, token: office.manager.token ?? '', query });
  onTestFinished(() => watching.stop());
  await watching.until(({ data }) => data?.changes.kind === 'SNAPSHOT');
  await committed(event(randomUUID()), event(randomUUID()));
  const heard = () => watching.payloads.flatMap(({ data }) => data?.changes.changes ?? []);
  await watching.until(() => heard().length === 2);
  expect(heard()).toEqual([{ subject: toTypeId('Room', room) }, { subject: toTypeId('Room', room) }]);
});

interface Changes {
  changes: { kind: string; changes: { subject: string }[] };
}
