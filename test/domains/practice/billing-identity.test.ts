import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

interface Answer {
  __typename: string;
  problems?: { path: string[]; message: string }[];
}

const address = '{ line1 line2 city state postalCode line }';
const facts = `npi taxId taxIdKind taxonomyCode phone billingContact billingAddress ${address} payToAddress ${address}`;

async function update(input: Record<string, unknown>): Promise<Answer> {
  const { practice } = await office.manager.ask<{ practice: { version: number } }>('{ practice { version } }');
  const { updatePractice } = await office.manager.ask<{ updatePractice: Answer }>(
    `mutation($input: UpdatePracticeInput!) { updatePractice(input: $input) { __typename
      ... on InvalidInputError { problems { path message } } } }`,
    { input: { expectedVersion: practice.version, ...input } },
  );
  return updatePractice;
}

async function practice(client = office.manager): Promise<Record<string, unknown>> {
  return (await client.ask<{ practice: Record<string, unknown> }>(`{ practice { ${facts} } }`)).practice;
}

const street = { line1: '12 Harbor Street', city: 'Salem', state: 'MA', postalCode: '01970-1234' };
const box = { line1: 'PO Box 77', city: 'Salem', state: 'MA', postalCode: '01970' };

test('the manager enters what claims say about the practice; absent fields stay, null clears', async () => {
  const input = {
    ...{ npi: '2000000010', taxId: '12-3456789', taxIdKind: 'EIN', taxonomyCode: '207Q00000X' },
    ...{ phone: '(617) 555-0123', billingContact: 'Billing office', billingAddress: street, payToAddress: box },
  };
  expect(await update(input)).toEqual({ __typename: 'UpdatePracticeSuccess' });
  const kept = {
    ...input,
    ...{ taxId: '123456789', phone: '+16175550123' },
    billingAddress: { ...street, line2: null, line: '12 Harbor Street, Salem, MA 01970-1234' },
    payToAddress: { ...box, line2: null, line: 'PO Box 77, Salem, MA 01970' },
  };
  expect(await practice()).toEqual(kept);
  await update({ name: 'Another name' });
  expect(await practice()).toEqual(kept);
  await update({ taxId: null, payToAddress: null, billingContact: null });
  const cleared = { taxId: null, taxIdKind: null, payToAddress: null, billingContact: null };
  expect(await practice()).toEqual({ ...kept, ...cleared });
});

test('the tax number is masked but for those who work with claims', async () => {
  await update({ taxId: '123-45-6789', taxIdKind: 'SSN' });
  const shown = { taxId: '123456789', taxIdKind: 'SSN' };
  for (const role of ['CODER', 'BILLER'] as const) expect(await practice(await office.as(role))).toMatchObject(shown);
  for (const role of ['FRONT_DESK', 'PHYSICIAN', 'REGIONAL_MANAGER'] as const)
    expect(await practice(await office.as(role))).toMatchObject({ taxId: null, taxIdKind: null });
});

const billing = (changes: object) => ({ billingAddress: { ...street, ...changes } });

test.each([
  ['an NPI with a typing error', { npi: '1234567890' }, 'npi', /check digit/],
  ['an NPI that begins with 3', { npi: '3000000000' }, 'npi', /check digit/],
  ['an EIN that the IRS does not give', { taxId: '00-1234567', taxIdKind: 'EIN' }, 'taxId', /no EIN/],
  ['an SSN that is not given', { taxId: '666-12-3456', taxIdKind: 'SSN' }, 'taxId', /no SSN/],
  ['a tax number of eight digits', { taxId: '12345678', taxIdKind: 'EIN' }, 'taxId', /nine digits/],
  ['a taxonomy code of another form', { taxonomyCode: '207Q' }, 'taxonomyCode', /207Q00000X/],
  ['a PO box as billing address', billing({ line1: 'P.O. Box 12' }), 'billingAddress.line1', /payToAddress/],
  ['a PO box in the second line', billing({ line2: 'po box 12' }), 'billingAddress.line2', /payToAddress/],
  ['a ZIP code of five digits', billing({ postalCode: '01970' }), 'billingAddress.postalCode', /01970-1234/],
  ['no ZIP code', billing({ postalCode: null }), 'billingAddress.postalCode', /missing/],
  ['no street', billing({ line1: null }), 'billingAddress.line1', /missing/],
  ['no state', billing({ state: null }), 'billingAddress.state', /missing/],
  ['a state that there is not', billing({ state: 'QQ' }), 'billingAddress.state', /such as MA/],
  ['a province of Canada', billing({ state: 'ON' }), 'billingAddress.state', /state of the US/],
  ['a street that claims cannot carry', billing({ line1: 'x'.repeat(56) }), 'billingAddress.line1', /55 characters/],
  ['a pay-to address without a city', { payToAddress: { ...box, city: null } }, 'payToAddress.city', /missing/],
])('%s is refused, by the name of the field', async (_what, input, field, message) => {
  const path = ['input', ...field.split('.')];
  expect((await update(input)).problems).toEqual([{ path, message: expect.stringMatching(message) }]);
});

test('a tax number needs its kind, and a kind its number', async () => {
  await update({ taxId: null });
  const pathsOf = async (input: object) => (await update({ ...input })).problems?.map(({ path }) => path.join('.'));
  expect(await pathsOf({ taxId: '123456789' })).toEqual(['input.taxIdKind']);
  expect(await pathsOf({ taxIdKind: 'EIN' })).toEqual(['input.taxId']);
});

test('streets that only sound like a box are taken', async () => {
  for (const line1 of ['1 Boxwood Lane', '3 Post Road', '5 Pomona Bend', '7 Lockwood Street'])
    expect(await update(billing({ line1 }))).toEqual({ __typename: 'UpdatePracticeSuccess' });
});

test('several faults are refused at once', async () => {
  const { problems } = await update({
    npi: '1234567890',
    region: 'XX',
    ...billing({ postalCode: '01970', line1: null }),
  });
  expect(problems?.map(({ path }) => path.at(-1))).toEqual(['region', 'npi', 'line1', 'postalCode']);
});

test('a site has a place of service, and a CLIA number and a facility where they are known', async () => {
  const claims = 'cliaNumber placeOfService facilityNpi';
  const id = await office.site();
  const site = async () =>
    (await office.manager.ask<{ site: unknown }>(`query($id: ID!) { site(id: $id) { ${claims} } }`, { id })).site;
  expect(await site()).toEqual({ cliaNumber: null, placeOfService: '11', facilityNpi: null });
  const change = async (expectedVersion: number, input: object) =>
    (
      await office.manager.ask<{ updateSite: Answer }>(
        `mutation($id: ID!, $input: UpdateSiteInput!) { updateSite(id: $id, input: $input) { __typename
          ... on InvalidInputError { problems { path message } } } }`,
        { id, input: { expectedVersion, ...input } },
      )
    ).updateSite;
  const known = { cliaNumber: '22D0000000', placeOfService: '22', facilityNpi: '1234567893' };
  await change(1, known);
  expect(await site()).toEqual(known);
  const wrong = { cliaNumber: '22X', placeOfService: '1', facilityNpi: '123' };
  expect((await change(2, wrong)).problems?.map(({ path }) => path.at(-1))).toEqual(Object.keys(wrong));
  const wrongDigit = await change(2, { facilityNpi: '1234567890', placeOfService: null });
  expect(wrongDigit.problems?.map(({ path }) => path.at(-1))).toEqual(['placeOfService', 'facilityNpi']);
});
