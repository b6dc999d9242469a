import type { Client } from '../../kit/client.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import type { TestServer } from '../../kit/start-test-server.ts';
import { act, openPlan } from '../insurance/insured.ts';
import { type Floor, floorAt } from '../visits/floor.ts';

export interface ChargeFacts {
  id: string;
  code: string;
  modifiers: string[];
  units: number;
  amount: string;
  pointers: number[];
  source: string;
  status: string;
  version: number;
}

export interface CodingFacts {
  id: string;
  status: string;
  version: number;
  serviceDate: string;
  coder: { name: string } | null;
  diagnoses: { position: number; code: string }[];
  charges: { nodes: ChargeFacts[] };
  queries: { nodes: { id: string; question: string; answer: string | null; version: number }[] };
}

export interface Answer {
  __typename: string;
  message: string;
  path?: string[] | null;
  problems?: { path: string[]; message: string }[];
  code?: string;
  on?: string;
  successors?: { code: string }[];
  coding?: CodingFacts;
  charge?: ChargeFacts;
  codingQuery?: CodingFacts['queries']['nodes'][number];
  claims?: { id: string; status: string; codes: string[] }[];
  claim?: { id: string; status: string };
  codings?: CodingFacts[];
  refused?: { message: string; path: string[]; coding: { id: string } | null }[];
}

const charge = '{ id code modifiers units amount pointers source status version }';
const query = '{ id question answer version }';
const coding = `{ id status version serviceDate coder { name } diagnoses { position code }
  charges { nodes ${charge} } queries { nodes ${query} } }`;

/** What each result has beside the facts of every refusal. */
const selected: Record<string, string> = {
  recordDiagnoses: `coding ${coding}`,
  addCharge: `charge ${charge}`,
  updateCharge: `charge ${charge}`,
  voidCharge: `charge ${charge}`,
  queryProvider: `codingQuery ${query}`,
  answerCodingQuery: `codingQuery ${query}`,
  withdrawCodingQuery: `codingQuery ${query}`,
  assignCoding: `codings ${coding} refused { message path coding { id } }`,
  releaseCoding: `coding ${coding} claims { id status codes }`,
  reopenCoding: `coding ${coding}`,
};

const refusals: Record<string, string> = {
  CodingLockedError: 'coding { id status }',
  CodeNotValidError: 'code on successors { code }',
  InvalidInputError: 'problems { path message }',
  ClaimAlreadySentError: 'claim { id status }',
  CodingQueryClosedError: 'codingQuery { id answer }',
};

/** The errors that each mutation knows of its own. */
const refusedBy: Record<string, string[]> = {
  recordDiagnoses: ['CodingLockedError', 'CodeNotValidError'],
  addCharge: ['CodingLockedError', 'CodeNotValidError'],
  updateCharge: ['CodingLockedError', 'CodeNotValidError'],
  voidCharge: ['CodingLockedError'],
  queryProvider: ['CodingLockedError'],
  answerCodingQuery: ['CodingQueryClosedError'],
  withdrawCodingQuery: ['CodingQueryClosedError'],
  assignCoding: [],
  releaseCoding: ['CodingLockedError', 'CodeNotValidError'],
  reopenCoding: ['ClaimAlreadySentError'],
};

/** Sends a mutation of codings; the answer has the facts of its success or refusal. */
export async function code(
  client: Client,
  mutation: string,
  input: Record<string, unknown>,
  id?: string,
): Promise<Answer> {
  const name = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const errors = ['InvalidInputError', ...(refusedBy[mutation] ?? [])];
  const { result } = await client.ask<{ result: Answer }>(
    `mutation(${id ? '$id: ID!, ' : ''}$input: ${name}Input!) { result: ${mutation}(${id ? 'id: $id, ' : ''}input: $input) {
      __typename ... on UserError { message path } ... on ${name}Success { ${selected[mutation]} }
      ${errors.map((error) => `... on ${error} { ${refusals[error]} }`).join(' ')} } }`,
    { input, ...(id && { id }) },
  );
  return result;
}

/** An office with an assistant and a coder. */
export interface CodersDesk {
  office: Office;
  floor: Floor;
  coder: Client;
  providerId: string;
  /** A visit that is over; of a patient and a visit type of its own, unless they are named. */
  visit(input?: Record<string, unknown>): Promise<string>;
  /** The coding of a visit. */
  codingOf(visitId: string): Promise<CodingFacts>;
  codingNow(id: string): Promise<CodingFacts>;
  /** The coding of a visit of its own. */
  coding(input?: Record<string, unknown>): Promise<CodingFacts>;
  /** One with a diagnosis and a charge that points to it. */
  codedOne(input?: Record<string, unknown>): Promise<CodingFacts>;
  /** A patient with a coverage of rank 1 from the first day of the century on. */
  insured(): Promise<string>;
}

export async function openCodersDesk(server: TestServer): Promise<CodersDesk> {
  const office = await openOffice(server);
  const floor = await floorAt(office, await office.as('MEDICAL_ASSISTANT', 'FRONT_DESK'), await office.site());
  const coder = await office.as('CODER');
  const providerId = await office.provider();
  const codingNow = async (id: string) => {
    const { visitCoding } = await coder.ask<{ visitCoding: CodingFacts }>(
      `query($id: ID!) { visitCoding(id: $id) ${coding} }`,
      { id },
    );
    return visitCoding;
  };
  const visit: CodersDesk['visit'] = async (input) => {
    const { id } = await floor.arrival({ providerId, ...input });
    await floor.done('advanceVisit', id, { to: 'DONE' });
    return id;
  };
  const codingOf = async (id: string) => {
    const seen = await office.manager.ask<{ visit: { coding: { id: string } } }>(
      'query($id: ID!) { visit(id: $id) { coding { id } } }',
      { id },
    );
    return codingNow(seen.visit.coding.id);
  };
  const openOne: CodersDesk['coding'] = async (input) => codingOf(await visit(input));
  return {
    ...{ office, floor, coder, providerId, visit, codingOf, codingNow, coding: openOne },
    codedOne: async (input) => {
      const { id, version } = await openOne(input);
      await code(coder, 'recordDiagnoses', { expectedVersion: version, codes: ['J06.9'] }, id);
      await code(coder, 'addCharge', { visitCodingId: id, code: 'G0439', pointers: [1], amount: '120.00' });
      return codingNow(id);
    },
    insured: async () => {
      const patientId = await office.patient();
      const planId = await openPlan(office);
      const desk = await office.as('FRONT_DESK');
      await act(desk, 'addCoverage', { patientId, planId, memberId: 'AB1', validFrom: '2000-01-01' });
      return patientId;
    },
  };
}
