import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOrm } from '../../../src/database/orm.ts';
import type { Table } from '../../../src/database/sql/column.ts';
import { type Reader, readerOf } from '../../../src/database/sql/reader.ts';
import type { VisitTypeRow } from '../../../src/domains/practice/visit-type.entity.ts';
import { visitTypes } from '../../../src/domains/practice/visit-type.list.ts';
import type { AppointmentRow } from '../../../src/domains/scheduling/appointment.entity.ts';
import { appointments } from '../../../src/domains/scheduling/appointment.list.ts';
import type { StaffMemberRow } from '../../../src/domains/staff/staff-member.entity.ts';
import { staff } from '../../../src/domains/staff/staff-member.list.ts';
import type { VisitRow } from '../../../src/domains/visits/visit.entity.ts';
import { visits } from '../../../src/domains/visits/visit.list.ts';
import {
  type AppointmentFilter,
  AppointmentStatus,
  Confirmation,
  Role,
  RoomKind,
  type StaffFilter,
  type VisitFilter,
  VisitStage,
  type VisitTypeFilter,
} from '../../../src/generated/models.ts';
import type { ToCondition } from '../../../src/reading/filters/filter-on.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/test-database.ts';
import { fillLists } from '../lists/kit/fill-lists.ts';
import { rowId } from '../lists/kit/rows-of-lists.ts';
import { anyFilter } from './kit/any-filter.ts';
import { holds, isIn, isInSpan, type Meanings } from './kit/holds.ts';

const sizes = { patients: 10, appointments: 400, visits: 5, histories: 1, sites: 3, names: 40 };
const start = Date.parse('2026-01-05T13:00:00Z');

let database: TestDatabase;
let orm: Awaited<ReturnType<typeof openOrm>>;
let db: Reader;

beforeAll(async () => {
  database = await createTestDatabase();
  await fillLists(database, [{ practiceId: rowId(1, 'practice', 0), number: 1, sizes }]);
  // Rows that are alike in little, and lack what they may lack.
  await runAsOwner(
    { database },
    `select setseed(0.5);
     update appointment set room_id = case when random() < 0.7 then room_id end, confirmation = ('{NOT_ASKED,ASKED,CONFIRMED}'::text[])[1 + floor(random() * 3)],
       status = ('{BOOKED,ARRIVED,NO_SHOW}'::text[])[1 + floor(random() * 3)];
     update visit set provider_id = case when random() < 0.7 then provider_id end, appointment_id = case when random() < 0.7 then appointment_id end,
       stage = ('{DONE,LEFT_WITHOUT_BEING_SEEN}'::text[])[1 + floor(random() * 2)];
     update visit_type set needed_room_kind = case when random() < 0.5 then ('{EXAM,LAB}'::text[])[1 + floor(random() * 2)] end, is_active = random() < 0.5,
       needed_role = case when random() < 0.7 then ('{PHYSICIAN,CODER}'::text[])[1 + floor(random() * 2)] end;
     update staff_member set site_id = case when random() < 0.7 then site_id end`,
  );
  orm = await openOrm(database.ownerUrl);
  db = readerOf(orm.em.fork());
});

afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

const anyInstant = fc.integer({ min: -10, max: 1_300 }).map((minutes) => new Date(start + minutes * 60_000));
const anySpan = fc.record({ from: fc.option(anyInstant), until: fc.option(anyInstant) }, { requiredKeys: [] });
const anyOf = <Value extends string>(values: readonly Value[]) =>
  fc.record({ in: fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }) });
const anyId = (kind: string) => fc.integer({ min: 0, max: 12 }).map((number) => rowId(1, kind, number));
const isId =
  <Row>(read: (row: Row) => string | null | undefined) =>
  (value: string, row: Row) =>
    read(row) === value;

/** Any filter finds the rows that it holds for, and no other. */
async function expectAlike<Filter extends object, Row extends { id: string }>(
  table: Table,
  toCondition: ToCondition<Filter>,
  filters: fc.Arbitrary<Filter>,
  isWanted: (filter: Filter, row: Row) => boolean,
): Promise<void> {
  const from = db.selectFrom(table as 'appointment');
  const all = (await from.selectAll().execute()) as unknown as Row[];
  const seen = { some: 0, none: 0 };
  await fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      const found = await from.select('id').where(toCondition(filter, sql<string>`null::uuid`)).execute();
      const wanted = all.filter((row) => isWanted(filter, row)).map(({ id }) => id);
      expect(found.map(({ id }) => id).sort()).toEqual(wanted.sort());
      seen[wanted.length > 0 && wanted.length < all.length ? 'some' : 'none'] += 1;
    }),
    { numRuns: 300 },
  );
  expect(all.length).toBeGreaterThan(30);
  expect(seen.some).toBeGreaterThan(40);
}

test('filters of appointments', async () => {
  const meanings: Meanings<AppointmentFilter, AppointmentRow> = {
    confirmation: isIn((row) => row.confirmation),
    hasRoom: (value, row) => (row.roomId !== null) === value,
    patientId: isId((row) => row.patientId),
    providerId: isId((row) => row.providerId),
    roomId: isId((row) => row.roomId),
    siteId: isId((row) => row.siteId),
    startsAt: isInSpan((row) => row.startsAt),
    status: isIn((row) => row.status),
    visitTypeId: isId((row) => row.visitTypeId),
  };
  const filters = anyFilter<AppointmentFilter>({
    confirmation: anyOf(Object.values(Confirmation)),
    hasRoom: fc.boolean(),
    patientId: anyId('patient'),
    providerId: anyId('staff'),
    roomId: anyId('room'),
    siteId: anyId('site'),
    startsAt: anySpan,
    status: anyOf(Object.values(AppointmentStatus)),
    visitTypeId: anyId('type'),
  });
  await expectAlike('appointment', appointments.toCondition, filters, (filter, row: AppointmentRow) =>
    holds(filter, row, meanings),
  );
});

test('filters of visits', async () => {
  const meanings: Meanings<VisitFilter, VisitRow> = {
    arrivedAt: isInSpan((row) => row.arrivedAt),
    isOver: (value, row) => (row.overSince !== null) === value,
    isWalkIn: (value, row) => (row.appointmentId === null && row.mistakenForId === null) === value,
    patientId: isId((row) => row.patientId),
    providerId: isId((row) => row.providerId),
    siteId: isId((row) => row.siteId),
    stage: isIn((row) => row.stage),
    visitTypeId: isId((row) => row.visitTypeId),
  };
  const filters = anyFilter<VisitFilter>({
    arrivedAt: anySpan,
    isOver: fc.boolean(),
    isWalkIn: fc.boolean(),
    patientId: anyId('patient'),
    providerId: anyId('staff'),
    siteId: anyId('site'),
    stage: anyOf(Object.values(VisitStage)),
    visitTypeId: anyId('type'),
  });
  await expectAlike('visit', visits.toCondition, filters, (filter, row: VisitRow) => holds(filter, row, meanings));
});

test('filters of staff', async () => {
  const meanings: Meanings<StaffFilter, StaffMemberRow> = {
    isActive: (value, row) => row.isActive === value,
    isProvider: (value, row) => row.isProvider === value,
    roles: (value, row) => row.roles.some((role) => value.in.includes(role)),
    siteId: isId((row) => row.siteId),
  };
  const filters = anyFilter<StaffFilter>({
    isActive: fc.boolean(),
    isProvider: fc.boolean(),
    roles: anyOf(Object.values(Role)),
    siteId: anyId('site'),
  });
  await expectAlike('staff_member', staff.toCondition, filters, (filter, row: StaffMemberRow) =>
    holds(filter, row, meanings),
  );
});

test('filters of visit types', async () => {
  const meanings: Meanings<VisitTypeFilter, VisitTypeRow> = {
    duration: isInSpan((row) => row.durationMinutes * 60),
    isActive: (value, row) => row.isActive === value,
    neededRole: isIn((row) => row.neededRole ?? null),
    neededRoomKind: isIn((row) => row.neededRoomKind ?? null),
  };
  const anySeconds = fc.option(fc.integer({ min: 1, max: 4_000 }));
  const filters = anyFilter<VisitTypeFilter>({
    duration: fc.record({ from: anySeconds, until: anySeconds }, { requiredKeys: [] }),
    isActive: fc.boolean(),
    neededRole: anyOf(Object.values(Role)),
    neededRoomKind: anyOf(Object.values(RoomKind)),
  });
  await expectAlike('visit_type', visitTypes.toCondition, filters, (filter, row: VisitTypeRow) =>
    holds(filter, row, meanings),
  );
});
