import { randomUUID } from 'node:crypto';
import { toTypeId } from '../../src/contract/type-id.ts';
import { scoped } from '../../src/database/session/practice-scope.ts';
import { newId } from '../../src/database/sql/new-id.ts';
import { readerOf } from '../../src/database/sql/reader.ts';
import { foundPractice } from '../../src/domains/practice/found-practice.ts';
import { cheapHash, password } from './cheap-password.ts';
import { type Client, createClient } from './client.ts';
import type { TestServer } from './start-test-server.ts';

export { password } from './cheap-password.ts';

/** A practice of a test's own, filled through the public API; accounts alone are put in place with a cheap hash. Every method makes something new with a name of its own by default. */
export interface Office {
  practiceId: string;
  /** The office manager. */
  manager: Client;
  /** A new colleague with these roles, signed in. */
  as(...roles: string[]): Promise<Client>;
  site(input?: Record<string, unknown>): Promise<string>;
  room(siteId: string, input?: Record<string, unknown>): Promise<string>;
  visitType(input?: Record<string, unknown>): Promise<string>;
  provider(input?: Record<string, unknown>): Promise<string>;
  patient(input?: Record<string, unknown>): Promise<string>;
}

const everyDay = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'].map((weekday) => ({
  weekday,
  opensAt: '00:00',
  closesAt: '23:59',
}));

let count = 0;
const fresh = (what: string): string => {
  count += 1;
  return `${what} ${count}`;
};

/** Opens a practice whose site never closes. */
export async function openOffice(server: Pick<TestServer, 'url' | 'owner'>): Promise<Office> {
  const email = `manager-${randomUUID()}@example.org`;
  const practice = await scoped(server.owner.em, {}).transactional((unit) =>
    foundPractice(readerOf(unit), {
      name: fresh('Practice'),
      manager: { name: 'Mona Manager', email, passwordHash: cheapHash },
    }),
  );
  const manager = await signIn(server, email);
  const create = async (
    mutation: string,
    type: string,
    field: string,
    input: Record<string, unknown>,
  ): Promise<string> => {
    const document = `mutation($input: ${type}!) { result: ${mutation}(input: $input) {
      __typename ... on UserError { message } ... on ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Success { ${field} { id } } } }`;
    const { result } = await manager.ask<{ result: Record<string, { id: string }> & { message?: string } }>(document, {
      input,
    });
    const made = result[field];
    if (!made) throw new Error(`${mutation}: ${result.message}`);
    return made.id;
  };
  return {
    practiceId: toTypeId('Practice', practice.practiceId),
    manager,
    as: async (...roles) => {
      const address = `staff-${randomUUID()}@example.org`;
      await openAccount(server, address);
      await create('addStaffMember', 'AddStaffMemberInput', 'staffMember', {
        name: fresh('Colleague'),
        roles,
        email: address,
      });
      return signIn(server, address);
    },
    site: (input) =>
      create('createSite', 'CreateSiteInput', 'site', {
        name: fresh('Site'),
        timeZone: 'America/New_York',
        hours: everyDay,
        ...input,
      }),
    room: (siteId, input) => create('createRoom', 'CreateRoomInput', 'room', { siteId, name: fresh('Room'), ...input }),
    visitType: (input) =>
      create('createVisitType', 'CreateVisitTypeInput', 'visitType', {
        name: fresh('Visit'),
        duration: 'PT30M',
        ...input,
      }),
    provider: (input) =>
      create('addStaffMember', 'AddStaffMemberInput', 'staffMember', {
        name: fresh('Dr. Provider'),
        roles: ['PHYSICIAN'],
        isProvider: true,
        ...input,
      }),
    patient: (input) =>
      create('registerPatient', 'RegisterPatientInput', 'patient', {
        givenName: randomUUID().slice(0, 8),
        familyName: randomUUID().slice(0, 8),
        birthDate: '1980-04-01',
        ...input,
      }),
  };
}

/** An account that the practice's next colleague of this e-mail gets. */
async function openAccount({ owner }: Pick<TestServer, 'owner'>, email: string): Promise<void> {
  const columns = 'insert into account (id, email, password_hash) values (?, ?, ?)';
  await owner.em.getConnection().execute(columns, [newId(), email, cheapHash]);
}

/** The one place where tests come by a session. */
async function signIn(server: Pick<TestServer, 'url'>, email: string): Promise<Client> {
  const document = 'mutation($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { token } } }';
  const { signIn: result } = await createClient(server.url).ask<{ signIn: { token: string } }>(document, {
    input: { email, password },
  });
  return createClient(server.url, result.token);
}
