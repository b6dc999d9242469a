import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { type Office, openOffice, password } from '../../kit/office.ts';
import type { TestServer } from '../../kit/start-test-server.ts';
import { type Played, type PlayOptions, play } from './play.ts';

/** A practice that a morning can be played in. */
export interface Practice {
  office: Office;
  siteId: string;
  /** An office manager's, of the simulation's own. */
  email: string;
  /** The site's calendar day. */
  today: string;
  play(options?: PlayOptions): Promise<Played>;
}

const names = [
  'Ada',
  'Bela',
  'Cora',
  'Dina',
  'Ebba',
  'Finn',
  'Gita',
  'Hugo',
  'Ida',
  'Jara',
  'Kaya',
  'Lino',
  'Mila',
  'Nuno',
];

/** A site with three rooms that need cleaning, two providers, three visit types and some patients; by its clock it is some minutes past the hour. */
export async function openPractice(server: TestServer, { hour = 14, rooms = 3, patients = 8 } = {}): Promise<Practice> {
  const office = await openOffice(server);
  const timeZone = zoneWhereItIs(hour);
  const siteId = await office.site({ name: 'North Quay', timeZone });
  for (let number = 1; number <= rooms; number += 1) await office.room(siteId, { name: `Exam ${number}` });
  for (const name of ['Dr. East', 'Dr. West']) await office.provider({ name, siteId });
  await office.visitType({ name: 'Follow-up', duration: 'PT20M', setUpChecklist: ['Fresh paper on the couch'] });
  await office.visitType({ name: 'New patient', duration: 'PT40M', neededRoomKind: 'EXAM' });
  await office.visitType({ name: 'Vaccination', duration: 'PT10M', neededRole: 'PHYSICIAN' });
  for (const [index, givenName] of names.slice(0, patients).entries()) {
    await office.patient({ givenName, familyName: `Q${'bcdfghjklmnpqr'[index]}x`, birthDate: `19${50 + index}-03-04` });
  }
  const email = `simulation-${randomUUID()}@example.org`;
  await office.manager.ask('mutation($input: AddStaffMemberInput!) { addStaffMember(input: $input) { __typename } }', {
    input: { name: 'Morgan', roles: ['OFFICE_MANAGER'], email, password },
  });
  return {
    ...{ office, siteId, email },
    today: Temporal.Now.plainDateISO(timeZone).toString(),
    play: (options) =>
      play(['--url', server.url, '--email', email, '--password', password, '--patients', `${patients}`], options),
  };
}

/** A zone of whole hours: its minutes are those of UTC. */
function zoneWhereItIs(hour: number): string {
  const offset = ((hour - new Date().getUTCHours() + 36) % 24) - 12;
  return `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
}
