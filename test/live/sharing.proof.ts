import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { permissionsOf } from '../../src/access/roles.ts';
import { LiveKind, Role } from '../../src/generated/models.ts';
import type { LiveTick } from '../../src/live/course/live-tick.ts';
import type { CommittedEvent } from '../../src/live/log/event.ts';
import { displayPrincipal } from '../kit/display-principal.ts';
import { openOffice } from '../kit/office.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';
import { type Draft, drafts } from './kit/drafts.ts';
import { type FullFloor, openFullFloor, uuidOf } from './kit/full-floor.ts';
import { keyOf, payloadAlone, payloadShared, planOf, type Subscriber } from './kit/payload.ts';
import { type Choice, type Writing, write, writings } from './kit/writings.ts';

let server: TestServer;
let floors: FullFloor[];

beforeAll(async () => {
  server = await startOwnServer();
  const [here, elsewhere] = [await openOffice(server), await openOffice(server)];
  floors = [
    await openFullFloor(server, here),
    await openFullFloor(server, here),
    await openFullFloor(server, elsewhere),
  ];
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
});

afterAll(async () => {
  vi.useRealTimers();
  await server.stop();
});

/** A viewer of a practice: a member with any roles, who may be the provider of visits, or the display of a site. */
const subscribers: fc.Arbitrary<Subscriber> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({ floor: fc.nat(2), person: fc.nat(2), roles: fc.subarray(Object.values(Role), { minLength: 1 }) })
      .map(({ floor, person, roles }): Subscriber => {
        const { office, providerIds } = floorAt(floor);
        return {
          ...{ kind: 'STAFF', practiceId: uuidOf(office.practiceId), permissions: permissionsOf(roles) },
          ...{ staffMemberId: uuidOf(providerIds[person] ?? '') || randomUUID(), accountId: randomUUID() },
          ...{ sessionId: randomUUID(), sessionExpiresAt: new Date(0), sessionIdleAt: new Date(0) },
        };
      }),
  },
  fc.nat(2).map((floor): Subscriber => {
    const { office, siteId } = floorAt(floor);
    const practiceId = uuidOf(office.practiceId);
    return displayPrincipal({ practiceId, siteId: uuidOf(siteId) });
  }),
);

function floorAt(index: number): FullFloor {
  const floor = floors[index];
  if (!floor) throw new Error(`There is no floor ${index}.`);
  return floor;
}

/** The other is the same person, a colleague with the same rights, or any other. */
const pairs = fc.tuple(subscribers, subscribers, fc.nat(2)).map(([one, other, likeness]): [Subscriber, Subscriber] => {
  if (likeness === 2) return [one, other];
  if (one.kind === 'DISPLAY') return [one, { ...one, displayId: randomUUID() }];
  return [
    one,
    { ...one, staffMemberId: other.kind === 'STAFF' ? other.staffMemberId : randomUUID(), sessionId: randomUUID() },
  ];
});

const choices: fc.Arbitrary<Choice> = fc.record({
  args: fc.nat(2).map((floor) => {
    const { siteId, date, providerIds } = floorAt(floor);
    return { siteId, date, staffMemberId: providerIds[0], filter: {} };
  }),
  isArgLiteral: fc.boolean(),
  values: fc.array(fc.constantFrom('SAME', 'SAME', 'OTHER', 'NONE'), { maxLength: 6 }),
});

const kinds: Record<keyof FullFloor['subjects'], string> = {
  visits: 'VISIT_CHANGED',
  rooms: 'ROOM_CHANGED',
  appointments: 'APPOINTMENT_CHANGED',
  handOffs: 'HAND_OFF_CHANGED',
  codings: 'VISIT_CODING_CHANGED',
  claims: 'CLAIM_CHANGED',
};

/** A snapshot, a change of everything there is, and a sign of life. */
function ticks(): LiveTick[] {
  const events = floors.flatMap(({ subjects, claimEvents }) =>
    (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((name) =>
      subjects[name].map(
        (subjectId): CommittedEvent => ({
          ...{ seq: 1, at: new Date(), topics: [] },
          ...{ type: kinds[name], subjectId, detailId: name === 'claims' ? claimEvents[0] : undefined },
        }),
      ),
    ),
  );
  const cursor = `${'1'.repeat(32)}.9`;
  return [
    { kind: LiveKind.SNAPSHOT, cursor, events: [] },
    { kind: LiveKind.CHANGE, cursor, events },
    { kind: LiveKind.HEARTBEAT, cursor, events: [] },
  ];
}

interface Pair {
  draft: Draft;
  choices: [Choice, Choice];
  writings: [Writing, Writing];
  people: [Subscriber, Subscriber];
}

/** A failure is reported as it was found: making a document shorter takes longer than reading it. */
const asFound = { endOnFailure: true };
const twoOf = <T>(arbitrary: fc.Arbitrary<T>) => fc.tuple(arbitrary, arbitrary);
/** Two who watch the same, or nearly. */
const twoWatchers = (): fc.Arbitrary<Pair> =>
  fc.record({
    draft: drafts(server.app.schema),
    choices: fc.oneof(
      choices.map((one): [Choice, Choice] => [one, one]),
      twoOf(choices),
    ),
    writings: twoOf(writings),
    people: pairs,
  });

test('two subscribers that share a group would get the very same payloads alone, for any document and any viewers', async () => {
  const { app } = server;
  const seen = { shared: 0, apart: 0, data: 0 };
  await fc.assert(
    fc.asyncProperty(twoWatchers(), async ({ draft, choices: [a, b], writings: [x, y], people: [one, other] }) => {
      const [mine, theirs] = [write(app.schema, draft, a, x), write(app.schema, draft, b, y)];
      expect(validate(app.schema, parse(mine.query))).toEqual([]);
      if (keyOf(app, mine, one) !== keyOf(app, theirs, other)) {
        seen.apart += 1;
        return;
      }
      // Each of these is a group alone.
      if (planOf(app, mine).isPerViewer) return;
      seen.shared += 1;
      for (const tick of ticks()) {
        const shared = JSON.stringify(await payloadShared(app, mine, tick, one));
        expect(JSON.stringify(await payloadAlone(app, mine, tick, one))).toBe(shared);
        expect(JSON.stringify(await payloadAlone(app, theirs, tick, other))).toBe(shared);
        if (!shared.includes('"errors"')) seen.data += 1;
      }
    }),
    { ...asFound, numRuns: 400, interruptAfterTimeLimit: 50_000 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
}, 90_000);

const scopeOf = ({ kind, practiceId, permissions, ...rest }: Subscriber) =>
  JSON.stringify([kind, practiceId, [...permissions].sort(), 'siteId' in rest ? rest.siteId : '']);

test('the same in other white space, with other comments and after another cursor is one group; other rights, practices and sites are not', () => {
  const { app } = server;
  fc.assert(
    fc.property(twoWatchers(), ({ draft, choices: [choice], writings: [x, y], people: [one, other] }) => {
      const [mine, theirs] = [write(app.schema, draft, choice, x), write(app.schema, draft, choice, y)];
      const isSame = keyOf(app, mine, one) === keyOf(app, theirs, other);
      expect(isSame).toBe(scopeOf(one) === scopeOf(other));
    }),
    { ...asFound, numRuns: 1_000 },
  );
});

test('other values are another group, and so is an absent value', () => {
  const { app } = server;
  const given = fc.constantFrom<Choice['values'][number][]>('SAME', 'OTHER', 'NONE');
  fc.assert(
    fc.property(
      drafts(app.schema),
      twoOf(given),
      writings,
      subscribers,
      choices,
      (draft, [a, b], writing, one, choice) => {
        fc.pre(draft.variables.length > 0);
        const keyFor = (value: typeof a) =>
          keyOf(app, write(app.schema, draft, { ...choice, values: draft.variables.map(() => value) }, writing), one);
        expect(keyFor(a) === keyFor(b)).toBe(a === b);
      },
    ),
    { ...asFound, numRuns: 500 },
  );
});
