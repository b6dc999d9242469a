import { makeExecutableSchema } from '@graphql-tools/schema';
import type { EntityName } from '@mikro-orm/core';
import { isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { directiveOn } from '../../src/contract/directive-on.ts';
import { readTypeDefs } from '../../src/contract/read-type-defs.ts';
import { parseTypeId, toTypeId } from '../../src/contract/type-id.ts';
import { createDemo } from '../../src/demo/create-demo.ts';
import { createContext } from '../../src/execution/create-context.ts';
import { entities } from '../../src/generated/entities.ts';
import { AuditAction } from '../../src/generated/models.ts';
import type { NodeType } from '../../src/generated/node-types.ts';
import type { WriteUnit } from '../../src/writing/unit.ts';
import { write } from '../../src/writing/write.ts';
import { openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { type FullFloor, openFullFloor, uuidOf } from '../live/kit/full-floor.ts';

interface PatientData {
  category: string;
  patient: string;
}

/** Every type of the schema whose rows are about a patient. */
const audited = Object.values(makeExecutableSchema({ typeDefs: readTypeDefs() }).getTypeMap()).flatMap((type) => {
  const data = isObjectType(type) ? directiveOn<PatientData>(type, 'patientData') : undefined;
  return data ? [{ type: type.name, ...data }] : [];
});

let server: TestServer;
let floor: FullFloor;

beforeAll(async () => {
  server = await startTestServer();
  floor = await openFullFloor(server, await openOffice(server));
});

afterAll(() => server.stop());

async function planted(operation: string, work: (unit: WriteUnit) => Promise<void>) {
  const origin = { address: null, device: null, requestId: 'test' };
  const { token } = floor.office.manager;
  const context = await createContext(server.app, { token, origin, isActivity: true });
  return write(context, operation, async (unit) => {
    await work(unit);
    return { __typename: 'Success' };
  });
}

const entriesOf = (operation: string) =>
  runAsOwner(
    server,
    `select action, categories, entities, array_agg(patient_id::text order by patient_id) as patients
     from audit_entry e join audit_entry_patient p on p.practice_id = e.practice_id and p.entry_id = e.id
     where operation = $1 group by e.id, action, categories, entities order by action`,
    [operation],
  );

type Row = Record<string, unknown> & { practiceId: string; id: string; version: number };

function entityOf(type: string): EntityName<Row> {
  const entity = entities.find(({ meta }) => meta.className === type);
  if (!entity) throw new Error(`${type} is kept in no entity of its name.`);
  return entity as unknown as EntityName<Row>;
}

/** Any row of a type: the floor has one of each. */
async function anyRow(unit: WriteUnit, type: string): Promise<Row> {
  const [row] = await unit.em.find(entityOf(type), { practiceId: unit.practiceId }, { limit: 1 });
  if (!row) throw new Error(`The floor has no ${type}.`);
  return row;
}

const freeTexts = [
  ...[
    'heldFor',
    'importKey',
    'name',
    'reason',
    'textVersion',
    'memberId',
    'question',
    'description',
    'note',
    'rejectCode',
    'text',
  ],
  ...['code', 'status'],
];

/** A property of a type’s entity of which no rule of an office says what it is. */
function freeText(type: string): string {
  const { properties } = entities.find(({ meta }) => meta.className === type)?.meta ?? {};
  const found = freeTexts.find((name) => name in (properties ?? {}));
  if (!found) throw new Error(`${type} has no text to change.`);
  return found;
}

/** Rows that never change, but for the patient that they are of. */
const unchanging = ['ClaimEvent', 'ClaimVersion', 'Disclosure'];

test.each(audited.filter(({ type }) => unchanging.includes(type)))(
  'no $type can pass to another patient without its entry',
  async ({ type, category }) => {
    const other = uuidOf(await floor.office.patient());
    let row: Row | undefined;
    let before = '';
    await planted(`pass ${type}`, async (unit) => {
      row = await anyRow(unit, type);
      before = String(row.patientId);
      row.patientId = other;
    });
    expect(await entriesOf(`pass ${type}`)).toEqual([
      {
        action: AuditAction.UPDATE,
        categories: [category],
        // Rows without a version are named as their first.
        entities: [`${toTypeId(type as NodeType, row?.id ?? '')}@${row?.version ?? 1}`],
        patients: [before, other].sort(),
      },
    ]);
  },
);

const changing = audited.filter(({ type }) => !unchanging.includes(type));

test.each(changing)('no $type can be changed without its entry', async ({ type, category, patient }) => {
  let row: Row | undefined;
  await planted(`change ${type}`, async (unit) => {
    row = await anyRow(unit, type);
    row[freeText(type)] = `changed ${row.id}`;
  });
  expect(await entriesOf(`change ${type}`)).toEqual([
    {
      action: AuditAction.UPDATE,
      categories: [category],
      entities: [`${toTypeId(type as NodeType, row?.id ?? '')}@${row?.version}`],
      patients: [row?.[patient]],
    },
  ]);
});

test('there are types whose rows are about a patient', () => {
  expect(audited.map(({ type }) => type).sort()).toEqual([
    'Advice',
    'Appointment',
    'Charge',
    'Claim',
    'ClaimEvent',
    'ClaimVersion',
    'CodingQuery',
    'Consent',
    'Contact',
    'Coverage',
    'Diagnosis',
    'Disclosure',
    'EligibilityCheck',
    'Guarantor',
    'HandOff',
    'Patient',
    'PatientMerge',
    'PayerAuthorization',
    'Visit',
    'VisitCoding',
  ]);
});

test('a row that is changed twice by one write is in its entry once, as it is in the end', async () => {
  let row: Row | undefined;
  await planted('twice', async (unit) => {
    row = await anyRow(unit, 'Patient');
    row.givenName = 'Once';
    await unit.save();
    row.givenName = 'Twice';
  });
  expect(await entriesOf('twice')).toMatchObject([
    { action: 'UPDATE', entities: [`${toTypeId('Patient', row?.id ?? '')}@${row?.version}`] },
  ]);
});

test('a row that passes from one patient to another is in the trail of both', async () => {
  const other = parseTypeId(await floor.office.patient())?.uuid ?? '';
  let before = '';
  await planted('pass on', async (unit) => {
    const row = await anyRow(unit, 'Appointment');
    before = String(row.patientId);
    row.patientId = other;
  });
  expect(await entriesOf('pass on')).toMatchObject([{ patients: [before, other].sort() }]);
});

test('a row that is removed is in the trail of its patient', async () => {
  const id = uuidOf(await floor.office.patient());
  await runAsOwner(server, `delete from patient_search_term where patient_id = $1`, [id]);
  await runAsOwner(server, 'grant delete on patient to foyer_app');
  await planted('remove', async (unit) => {
    unit.em.remove(await unit.em.findOneOrFail(entityOf('Patient'), { practiceId: unit.practiceId, id }));
  });
  expect(await entriesOf('remove')).toMatchObject([{ action: 'DELETE', patients: [id] }]);
});

test('a change of a write that was then refused is in no entry', async () => {
  const origin = { address: null, device: null, requestId: 'test' };
  const { token } = floor.office.manager;
  await write(await createContext(server.app, { token, origin, isActivity: true }), 'refused', async (unit) => {
    (await anyRow(unit, 'Patient')).givenName = 'Never';
    await unit.save();
    return { __typename: 'InvalidInputError' };
  });
  expect(await entriesOf('refused')).toEqual([]);
});

test('the patients of the demo practice are in its trail, although no person was signed in yet', async () => {
  await createDemo(server.database.ownerUrl);
  const [counted] = await runAsOwner<{ patients: number; entered: number }>(
    server,
    `with demo as (select practice_id from audit_entry where actor_kind = 'JOB' and actor = 'demo' and action = 'CREATE')
     select (select count(*)::int from patient where practice_id in (select practice_id from demo)) as patients,
       (select count(distinct patient_id)::int from audit_entry_patient where practice_id in (select practice_id from demo)) as entered`,
  );
  expect(counted?.patients).toBeGreaterThan(0);
  expect(counted?.entered).toBe(counted?.patients);
});
