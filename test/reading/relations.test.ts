import { randomUUID } from 'node:crypto';
import { type GraphQLResolveInfo, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { readTypeDefs } from '../../src/contract/read-type-defs.ts';
import { createContext } from '../../src/execution/create-context.ts';
import { Role } from '../../src/generated/models.ts';
import { linkOf, rowTypeOf } from '../../src/reading/selected/row-types.ts';
import { buildServedSchema } from '../../src/schema.ts';
import type { Client } from '../kit/client.ts';
import { openOffice } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { recordStatements } from './kit/record-statements.ts';

const schema = buildServedSchema();

/** Every field of the schema that leads from a row to another by its name. */
const relations = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => rowTypeOf(type.name))
  .flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) => {
      const link = linkOf(type, field.name);
      return link ? [{ name: `${type.name}.${field.name}`, field, link }] : [];
    }),
  );

describe('rows that were not joined', () => {
  let server: TestServer;
  let client: Client;

  beforeAll(async () => {
    server = await startTestServer();
    client = await (await openOffice(server)).as(...Object.values(Role));
  });

  afterAll(() => server.stop());

  /** The statements that it takes to answer a relation of so many rows, each of which names another. */
  async function statementsFor({ field, link }: (typeof relations)[number], rows: number): Promise<string[]> {
    const origin = { address: null, device: null, requestId: 'relations' };
    const context = await createContext(server.app, { token: client.token, origin, isActivity: false });
    const sources = Array.from({ length: rows }, () => ({ [link.from]: randomUUID() }));
    const info = { path: { key: field.name, prev: undefined }, schema } as unknown as GraphQLResolveInfo;
    const record = recordStatements();
    onTestFinished(() => record.stop());
    const answers = await Promise.all(sources.map((source) => field.resolve?.(source, {}, context, info)));
    await context.request.reads.close('relations');
    expect(answers).toEqual(sources.map(() => null));
    return record.take().filter((text) => new RegExp(`from "${link.table}"`).test(text));
  }

  test.each(relations)('$name is one statement for 2 and for 100 rows', async (relation) => {
    expect(await statementsFor(relation, 2)).toHaveLength(1);
    expect(await statementsFor(relation, 100)).toHaveLength(1);
  });
});

test('relations of the schema are found by their names, in both directions', () => {
  const found = Object.fromEntries(relations.map(({ name, link }) => [name, link]));
  expect(found['Room.readinessBy']).toEqual({ from: 'readinessById', to: 'id', table: 'staff_member' });
  expect(found['Appointment.visit']).toEqual({ from: 'id', to: 'appointmentId', table: 'visit' });
  expect(found['Visit.appointment']).toEqual({ from: 'appointmentId', to: 'id', table: 'appointment' });
});

test('a server with a field that leads nowhere does not start, and says which column is missing', () => {
  const planted = 'extend type Room { "Nobody in particular." owner: StaffMember }';
  expect(() => buildServedSchema([...readTypeDefs(), planted])).toThrow(
    'Room.owner leads nowhere: RoomEntity has no ownerId, and StaffMemberEntity has no roomId.',
  );
});
