import { expect } from 'vitest';
import type { TestServer } from '../../../kit/start-test-server.ts';
import { code } from '../../coding/coders-desk.ts';
import { floorAt } from '../../visits/floor.ts';
import { submit } from '../files/kit/submit.ts';
import { type BillingWorld, make, openBilling } from './billing-world.ts';

/** A visit of today as the front desk, the coder and the biller enter it. */
export interface BilledVisit {
  patientId: string;
  siteId?: string;
  visitTypeId?: string;
  providerId?: string;
  diagnoses?: readonly string[];
  charges?: readonly Record<string, unknown>[];
}

/** A practice in which every step to a file is taken through the API. */
export interface BillingDesk {
  world: BillingWorld;
  /** Changes the practice's own identity. */
  practice(input: Record<string, unknown>): Promise<void>;
  /** A visit that is over, coded and released; answers its claim. */
  claim(visit: BilledVisit): Promise<string>;
  /** Records facts beside the charges. */
  detail(claimId: string, input: Record<string, unknown>): Promise<Detailed>;
  /** Submits a claim; answers the segments of its file with names in place of numbers that differ each time. */
  file(claimId: string): Promise<string[]>;
}

export interface Detailed {
  __typename: string;
  message?: string;
  path?: string[];
  problems?: { path: string[] }[];
  claim?: { status: string; version: number; details: Record<string, unknown>; findings: { edit: string }[] };
}

export const detailFields = `{ accident { causes state date } onsetDate lastMenstrualPeriod admissionDate dischargeDate
  delayReason patientPaid referringProvider { givenName familyName npi }
  orderingProvider { givenName familyName npi lines } note attachments { type transmission controlNumber } }`;

export async function openBillingDesk(server: TestServer): Promise<BillingDesk> {
  const world = await openBilling(server);
  const { office, biller } = world;
  const client = await office.as('MEDICAL_ASSISTANT', 'FRONT_DESK');
  const coder = await office.as('CODER');
  const floor = await floorAt(office, client, world.siteId);
  const claimOf = async (id: string) => {
    const { claim } = await biller.ask<{ claim: { pcn: string; version: number; status: string } }>(
      'query($id: ID!) { claim(id: $id) { pcn version status } }',
      { id },
    );
    return claim;
  };
  return {
    world,
    practice: async (input) => {
      const { practice } = await office.manager.ask<{ practice: { version: number } }>('{ practice { version } }');
      await make(office.manager, 'updatePractice', { expectedVersion: practice.version, ...input });
    },
    claim: async ({ diagnoses = ['J06.9'], charges = [{ code: 'G0463' }], ...visit }) => {
      const { id } = await floor.arrival({ providerId: world.providerId, ...visit });
      await floor.done('advanceVisit', id, { to: 'DONE' });
      const { visit: seen } = await office.manager.ask<{ visit: { coding: { id: string; version: number } } }>(
        'query($id: ID!) { visit(id: $id) { coding { id version } } }',
        { id },
      );
      const { id: visitCodingId, version: expectedVersion } = seen.coding;
      done(await code(coder, 'recordDiagnoses', { expectedVersion, codes: diagnoses }, visitCodingId));
      for (const charge of charges)
        done(await code(coder, 'addCharge', { visitCodingId, pointers: [1], amount: '125.50', ...charge }));
      const { visitCoding } = await coder.ask<{ visitCoding: { version: number } }>(
        'query($id: ID!) { visitCoding(id: $id) { version } }',
        { id: visitCodingId },
      );
      const released = done(
        await code(coder, 'releaseCoding', { expectedVersion: visitCoding.version }, visitCodingId),
      );
      return released.claims?.[0]?.id ?? '';
    },
    detail: async (id, input) => {
      const { result } = await biller.ask<{ result: Detailed }>(
        `mutation($id: ID!, $input: UpdateClaimInput!) { result: updateClaim(id: $id, input: $input) { __typename
          ... on UserError { message path } ... on InvalidInputError { problems { path } }
          ... on UpdateClaimSuccess { claim { status version details ${detailFields} findings { edit } } } } }`,
        { id, input: { expectedVersion: (await claimOf(id)).version, ...input } },
      );
      return result;
    },
    file: async (id) => {
      const { pcn } = await claimOf(id);
      const { submitted, refused, batches } = await submit(biller, { claimIds: [id] });
      expect({ submitted, refused }).toEqual({ submitted: 1, refused: [] });
      return named(batches?.[0]?.ediFile.content ?? '', pcn);
    },
  };
}

function done<Answer extends { __typename: string; message: string }>(answer: Answer): Answer {
  if (!answer.__typename.endsWith('Success')) throw new Error(`${answer.__typename}: ${answer.message}`);
  return answer;
}

/** Days of today, the batch, and the numbers of claim and patient as words. */
function named(content: string, pcn: string): string[] {
  const [, day = ''] = /\*(\d{8})\*\d{4}\*CH~/.exec(content) ?? [];
  return content
    .replaceAll(pcn, 'PCN')
    .replace(/(ISA(?:\*[^*]*){8})\*\d{6}\*\d{4}/, '$1*DAY*TIME')
    .replace(/(BHT\*0019\*00)\*\w+/, '$1*BATCH')
    .replaceAll(new RegExp(`(GS\\*HC\\*SENDER\\*RECEIVER|BATCH)\\*${day}\\*\\d{4}`, 'g'), '$1*DAY*TIME')
    .replaceAll(/(DTP\*472\*D8)\*\d{8}/g, '$1*DAY')
    .replace(/REF\*EA\*[^~]*/, 'REF*EA*MRN')
    .split('~');
}
