import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { hashSecret, newSecret, printToken } from '../../src/access/token.ts';
import { toTypeId } from '../../src/contract/type-id.ts';

/** A practice with one site and one office manager, who is signed in on many machines. */
export interface Office {
  practiceId: string;
  siteId: string;
  /** The site's id as clients know it. */
  site: string;
  staffMemberId: string;
  accountId: string;
  sessionIds: string[];
  /** One for each session. */
  tokens: string[];
  roomIds: string[];
  /** Ids of waiting patients' visits, as clients know them. */
  visits: string[];
}

interface Wanted {
  sessions?: number;
  rooms?: number;
  visits?: number;
}

/** Founds a practice straight in the tables: signing a thousand people in through the API would take longer than the bench. */
export async function furnishOffice(owner: pg.Client, wanted: Wanted): Promise<Office> {
  const office: Office = {
    practiceId: randomUUID(),
    siteId: randomUUID(),
    site: '',
    staffMemberId: randomUUID(),
    accountId: randomUUID(),
    ...{ sessionIds: [], tokens: [], roomIds: [], visits: [] },
  };
  office.site = toTypeId('Site', office.siteId);
  await owner.query('begin');
  await owner.query(`select set_config('foyer.practice', $1, true), set_config('foyer.credential', $2, true)`, [
    office.practiceId,
    emailOf(office),
  ]);
  await found(owner, office);
  for (let session = 0; session < (wanted.sessions ?? 0); session += 1) await signIn(owner, office);
  for (let room = 0; room < (wanted.rooms ?? 0); room += 1) await addRoom(owner, office, room);
  for (let visit = 0; visit < (wanted.visits ?? 0); visit += 1) await checkIn(owner, office, visit);
  await owner.query('commit');
  return office;
}

const emailOf = ({ accountId }: Office): string => `${accountId}@example.org`;

async function found(owner: pg.Client, office: Office): Promise<void> {
  const { practiceId, siteId, staffMemberId, accountId } = office;
  await owner.query(`insert into practice (practice_id, name) values ($1, 'Bench')`, [practiceId]);
  await owner.query('insert into practice_stream (practice_id) values ($1)', [practiceId]);
  await owner.query(`insert into site (practice_id, id, name, time_zone) values ($1, $2, 'Main', 'UTC')`, [
    practiceId,
    siteId,
  ]);
  await owner.query(`insert into account (id, email, password_hash) values ($1, $2, '')`, [accountId, emailOf(office)]);
  await owner.query(
    `insert into staff_member (practice_id, id, account_id, name, roles) values ($1, $2, $3, 'Mona Manager', '{OFFICE_MANAGER}')`,
    [practiceId, staffMemberId, accountId],
  );
  await owner.query(
    `insert into visit_type (practice_id, id, name, duration_minutes) values ($1, $2, 'Check-up', 20)`,
    [practiceId, siteId],
  );
}

async function signIn(owner: pg.Client, { practiceId, staffMemberId, accountId, ...office }: Office): Promise<void> {
  const [sessionId, secret] = [randomUUID(), newSecret()];
  await owner.query(
    `insert into session (practice_id, id, staff_member_id, account_id, token_hash, expires_at)
     values ($1, $2, $3, $4, $5, now() + interval '8 hours')`,
    [practiceId, sessionId, staffMemberId, accountId, hashSecret(secret)],
  );
  office.sessionIds.push(sessionId);
  office.tokens.push(printToken('st', practiceId, secret));
}

async function addRoom(owner: pg.Client, { practiceId, siteId, roomIds }: Office, number: number): Promise<void> {
  const roomId = randomUUID();
  await owner.query(
    `insert into room (practice_id, id, site_id, name, kind, readiness) values ($1, $2, $3, $4, 'EXAM', 'READY')`,
    [practiceId, roomId, siteId, `Room ${number}`],
  );
  roomIds.push(roomId);
}

async function checkIn(owner: pg.Client, { practiceId, siteId, visits }: Office, number: number): Promise<void> {
  const [patientId, visitId] = [randomUUID(), randomUUID()];
  await owner.query(
    `insert into patient (practice_id, id, mrn, given_name, family_name, birth_date, gender)
     values ($1, $2, $3, 'Given', $3, '1980-04-01', 'UNKNOWN')`,
    [practiceId, patientId, `Family ${number}`],
  );
  await owner.query(
    `insert into visit (practice_id, id, site_id, patient_id, visit_type_id, day, ticket, stage, stage_since, arrived_at)
     values ($1, $2, $3, $4, $3, (now() at time zone 'UTC')::date, $5, 'WAITING', now(), now())`,
    [practiceId, visitId, siteId, patientId, `A${number}`],
  );
  await owner.query(
    `insert into visit_step (practice_id, id, visit_id, to_stage, at) values ($1, $2, $3, 'WAITING', now())`,
    [practiceId, randomUUID(), visitId],
  );
  visits.push(toTypeId('Visit', visitId));
}
