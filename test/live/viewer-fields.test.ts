import { randomUUID } from 'node:crypto';
import { defaultFieldResolver, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { permissionsOf } from '../../src/access/roles.ts';
import { directiveOn } from '../../src/contract/directive-on.ts';
import { DisplayKind, LiveKind, Role } from '../../src/generated/models.ts';
import type { LiveTick } from '../../src/live/course/live-tick.ts';
import { buildServedSchema } from '../../src/schema.ts';
import { displayPrincipal } from '../kit/display-principal.ts';
import { openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { type FullFloor, openFullFloor, uuidOf } from './kit/full-floor.ts';
import { payloadShared, type Subscriber } from './kit/payload.ts';

const schema = buildServedSchema();
/** Fields whose resolvers ran, as `Type.field`. */
const executed = new Set<string>();
let server: TestServer;
let floor: FullFloor;

beforeAll(async () => {
  for (const type of Object.values(schema.getTypeMap())) if (isObjectType(type)) recordExecution(type);
  server = await startTestServer({ schema });
  floor = await openFullFloor(server, await openOffice(server));
  await runAsOwner(
    server,
    `insert into code (code_set, code, valid_from, is_billable, short_description, long_description)
     values ('ICD_10_CM', 'J069', '2000-01-01', true, 'Short', 'Long')`,
  );
});

afterAll(() => server.stop());

function recordExecution(type: GraphQLObjectType): void {
  for (const field of Object.values(type.getFields())) {
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, context, info) => {
      executed.add(`${type.name}.${field.name}`);
      return resolve(source, args, context, info);
    };
  }
}

interface Place {
  type: GraphQLObjectType;
  /** Fields from the payload down. */
  path: string[];
}

/** Every object type below a payload, with the shortest way there. */
function placesBelow(payload: GraphQLObjectType): Place[] {
  const places: Place[] = [{ type: payload, path: [] }];
  const known = new Set([payload.name]);
  for (const { type, path } of places)
    for (const field of Object.values(type.getFields())) {
      const below = getNamedType(field.type);
      if (!isObjectType(below) || known.has(below.name)) continue;
      known.add(below.name);
      places.push({ type: below, path: [...path, field.name] });
    }
  return places;
}

const isPerViewer = (field: Parameters<typeof directiveOn>[0]) => directiveOn(field, 'perViewer') !== undefined;

function selectionOf({ type, path }: Place): string {
  const fields = Object.values(type.getFields()).filter((field) => !isPerViewer(field));
  const all = fields.map(({ name, type: of }) => (isObjectType(getNamedType(of)) ? `${name} { __typename }` : name));
  return path.reduceRight((inner, name) => `${name} { ${inner} }`, all.join(' '));
}

const subscriptions = () => Object.values(schema.getSubscriptionType()?.getFields() ?? {});

function subscriberOf(name: string): Subscriber {
  const practiceId = uuidOf(floor.office.practiceId);
  const siteId = uuidOf(floor.siteId);
  if (name === 'displayBoard') return displayPrincipal({ practiceId, siteId });
  if (name === 'staffBoard') return displayPrincipal({ practiceId, siteId, shows: DisplayKind.STAFF_BOARD });
  return {
    ...{ kind: 'STAFF', practiceId, permissions: permissionsOf(Object.values(Role)) },
    ...{ staffMemberId: randomUUID(), accountId: randomUUID(), sessionId: randomUUID() },
    ...{ sessionExpiresAt: new Date(0), sessionIdleAt: new Date(0) },
  };
}

function tickFor(name: string): LiveTick {
  const cursor = `${'1'.repeat(32)}.9`;
  if (!['changes', 'claimEvents', 'claims'].includes(name)) return { kind: LiveKind.SNAPSHOT, cursor, events: [] };
  const [subjectId = ''] = floor.subjects.claims;
  const event = {
    seq: 9,
    at: new Date(),
    topics: [],
    type: 'CLAIM_CHANGED',
    subjectId,
    detailId: floor.claimEvents[0],
  };
  return { kind: LiveKind.CHANGE, cursor, events: [event] };
}

test('no field that a live payload leads to asks who watches, but for those that say so', async () => {
  const reachable = new Set<string>();
  for (const root of subscriptions()) {
    const payload = getNamedType(root.type);
    if (!isObjectType(payload)) throw new Error(`${root.name} has no payload.`);
    const given: Record<string, string> = {
      ...{ siteId: floor.siteId, date: floor.date, staffMemberId: floor.providerIds[0] ?? '' },
    };
    // A filter is left out: without conditions all is shown.
    const args = root.args.filter(({ name }) => given[name] !== undefined);
    const passed = args.map(({ name }) => `${name}: ${JSON.stringify(given[name])}`);
    const call = `${root.name}${passed.length > 0 ? `(${passed.join(', ')})` : ''}`;
    for (const place of placesBelow(payload)) {
      for (const field of Object.values(place.type.getFields()))
        if (!isPerViewer(field)) reachable.add(`${place.type.name}.${field.name}`);
      const query = `subscription { ${call} { ${selectionOf(place)} } }`;
      const { errors } = await payloadShared(
        server.app,
        { query, variables: {} },
        tickFor(root.name),
        subscriberOf(root.name),
      );
      expect(
        errors?.map(({ path, message }) => `${place.type.name}.${path?.at(-1)}: ${message}`),
        query,
      ).toBeUndefined();
    }
  }
  expect([...reachable].filter((field) => !executed.has(field))).toEqual([]);
});
