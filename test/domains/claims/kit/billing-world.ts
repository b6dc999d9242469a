import { parseTypeId } from '../../../../src/contract/type-id.ts';
import type { Client } from '../../../kit/client.ts';
import { type Office, openOffice } from '../../../kit/office.ts';
import type { TestServer } from '../../../kit/start-test-server.ts';
import { codeVisit, type NewCharge } from './coded-visit.ts';

/** A practice that can bill: its identity, a site, an enrolled payer with a plan, and a provider with an NPI. */
export interface BillingWorld {
  office: Office;
  /** Works on claims. */
  biller: Client;
  siteId: string;
  providerId: string;
  payerId: string;
  planId: string;
  clearinghouseId: string;
  visitTypeId: string;
  /** An insured patient with an address and an assignment of benefits. */
  insured(input?: Record<string, unknown>, coverage?: Record<string, unknown>): Promise<string>;
  /** Claims of a new visit of the patient: coded, released and scrubbed. Default: an insured patient with one charge. */
  claims(visit?: {
    patientId?: string;
    charges?: readonly NewCharge[];
    diagnoses?: readonly string[];
  }): Promise<string[]>;
}

const practice = {
  ...{ name: 'Northside Family Medicine', npi: '1234567893', taxId: '141234567', taxIdKind: 'EIN' },
  ...{ taxonomyCode: '207Q00000X', phone: '+15185550100', billingContact: 'Billing' },
  billingAddress: { line1: '1 Main Street', city: 'Albany', state: 'NY', postalCode: '12207-1234' },
};

/** Past days of service, and dates of coverage around them. */
export const serviceDate = '2026-11-02';

export async function openBilling(server: TestServer): Promise<BillingWorld> {
  const office = await openOffice(server);
  const { manager } = office;
  await make(manager, 'updatePractice', { expectedVersion: 1, ...practice });
  const siteId = await office.site({ address: practice.billingAddress });
  const providerId = await office.provider({
    ...{ npi: '1679576722', taxonomyCode: '207Q00000X', legalGivenName: 'Ben', legalFamilyName: 'Kildare' },
  });
  const clearinghouseId = await make(manager, 'createClearinghouse', {
    ...{ name: 'Exchange', sender: 'SENDER', receiver: 'RECEIVER' },
  });
  const payerId = await make(manager, 'createPayer', { name: 'Northern Mutual', timelyFilingDays: 180 });
  const route = { payerId, clearinghouseId, transaction: 'PROFESSIONAL_CLAIM', payerNumber: '12345' };
  await make(manager, 'setPayerRoute', { ...route, enrolledFrom: '2026-01-01' });
  const planId = await make(manager, 'createPlan', { payerId, name: 'Choice Plus' });
  const visitTypeId = await office.visitType();
  const desk = await office.as('FRONT_DESK');
  const insured: BillingWorld['insured'] = async (input = {}, coverage = {}) => {
    const address = { line1: '2 Elm Street', city: 'Albany', state: 'NY', postalCode: '12208' };
    const patientId = await office.patient({ gender: 'FEMALE', address, ...input });
    await make(desk, 'addCoverage', {
      patientId,
      planId,
      memberId: 'W123456789',
      validFrom: '2026-01-01',
      ...coverage,
    });
    const consent = { kind: 'ASSIGNMENT_OF_BENEFITS', textVersion: '1', signedOn: '2026-01-02' };
    await make(desk, 'recordConsent', { patientId, ...consent });
    return patientId;
  };
  return {
    ...{ office, biller: await office.as('BILLER'), siteId, providerId, payerId, planId, clearinghouseId, visitTypeId },
    insured,
    claims: async ({ patientId, charges = [{}], diagnoses = ['J069'] } = {}) =>
      codeVisit(server, {
        practiceId: uuidOf(office.practiceId),
        patientId: uuidOf(patientId ?? (await insured())),
        ...{ siteId: uuidOf(siteId), providerId: uuidOf(providerId), visitTypeId: uuidOf(visitTypeId) },
        ...{ serviceDate, charges, diagnoses },
      }),
  };
}

export const uuidOf = (id: string): string => parseTypeId(id)?.uuid ?? '';

/** Sends a mutation that must succeed; answers the id of what it made or changed. */
export async function make(client: Client, mutation: string, input: Record<string, unknown>): Promise<string> {
  const name = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const noun = name.replace(/^[A-Z][a-z]+/, '');
  const field = `${noun[0]?.toLowerCase()}${noun.slice(1)}`;
  const { result } = await client.ask<{ result: Record<string, { id: string } | string> }>(
    `mutation($input: ${name}Input!) { result: ${mutation}(input: $input) { __typename ... on UserError { message }
      ... on ${name}Success { ${field} { id } } } }`,
    { input },
  );
  const made = result[field];
  if (typeof made !== 'object') throw new Error(`${mutation}: ${result.message}`);
  return made.id;
}
