import { createHash, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { applyFile } from '../../../src/domains/claims/answers/apply-file.job.ts';
import { createJobSender } from '../../../src/jobs/job-sender.ts';
import type { Client } from '../../kit/client.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import type { TestServer } from '../../kit/start-test-server.ts';
import { openHouse } from '../../programs/clearinghouse/kit/house.ts';
import { type Desk, openDesk } from '../scheduling/desk.ts';
import { giveNpi } from './answers-of-payers.ts';
import { act } from './insured.ts';

export interface Check {
  id: string;
  status: string;
  attempt: number;
  rejectCode: string | null;
  whoMends: string | null;
  serviceDate: string;
  trace: string;
  site: { id: string } | null;
  version: number;
}

export interface Checked {
  __typename: string;
  message?: string;
  path?: string[];
  transaction?: string;
  payer?: { id: string };
  eligibilityCheck?: Check;
  asked?: number;
  refusedCount?: number;
  refused?: { reason: string; message: string; coverage: { id: string } }[];
}

/** A front desk whose payer takes questions by a clearinghouse. */
export interface AskingDesk extends Desk {
  payerId: string;
  planId: string;
  clearinghouseId: string;
  /** A coverage of a patient whose member number has this ending, which the simulated payer answers by. */
  insured(ending: string, input?: Record<string, unknown>): Promise<{ patientId: string; coverageId: string }>;
  ask(coverageId: string, serviceDate: string, input?: Record<string, unknown>): Promise<Checked>;
  askDay(date: string, siteId?: string): Promise<Checked>;
  check(id: string): Promise<Check>;
}

export const checkFields =
  'id status attempt rejectCode whoMends serviceDate trace site { id } version answer { outcome planName benefits { information amount } }';

/** The day in New York, where the desk's sites are. */
export async function openAskingDesk(server: TestServer): Promise<AskingDesk> {
  const desk = await openDesk(server);
  const { manager } = desk.office;
  await giveNpi(manager);
  const { payer } = await act(manager, 'createPayer', { name: 'Northern Mutual' });
  const payerId = payer?.id ?? '';
  const { plan } = await act(manager, 'createPlan', { payerId, name: 'Choice Plus' });
  const planId = plan?.id ?? '';
  const clearinghouseId = await openRoute(manager, payerId);
  return {
    ...desk,
    ...{ payerId, planId, clearinghouseId },
    insured: async (ending, input = {}) => {
      const patientId = String(input.patientId ?? (await desk.office.patient()));
      const membership = { planId, memberId: `W1${ending}`, validFrom: '2026-01-01', ...input, patientId };
      const { coverage, message } = await act(desk.client, 'addCoverage', membership);
      if (!coverage) throw new Error(message);
      return { patientId, coverageId: coverage.id };
    },
    ask: (coverageId, serviceDate, input = {}) => askPayer(desk.client, { coverageId, serviceDate, ...input }),
    askDay: (date, siteId = desk.siteId) => askDay(desk.client, { date, siteId }),
    check: async (id) => {
      const { check } = await desk.client.ask<{ check: Check }>(
        `query($id: ID!) { check: eligibilityCheck(id: $id) { ${checkFields} } }`,
        { id },
      );
      return check;
    },
  };
}

/** A clearinghouse of its own, by which the payer takes questions since 2026. */
export async function openRoute(manager: Client, payerId: string): Promise<string> {
  const { made } = await manager.ask<{ made: { clearinghouse: { id: string } } }>(
    `mutation($input: CreateClearinghouseInput!) { made: createClearinghouse(input: $input) {
      ... on UserError { message } ... on CreateClearinghouseSuccess { clearinghouse { id } } } }`,
    { input: { name: `Clearing ${randomUUID()}`, sender: 'OFFICE1', receiver: 'HOUSE1' } },
  );
  const clearinghouseId = made.clearinghouse.id;
  const way = {
    payerId,
    clearinghouseId,
    transaction: 'ELIGIBILITY',
    payerNumber: '60054',
    enrolledFrom: '2026-01-01',
  };
  await manager.ask(
    'mutation($input: SetPayerRouteInput!) { setPayerRoute(input: $input) { __typename ... on UserError { message } } }',
    { input: way },
  );
  return clearinghouseId;
}

async function askPayer(client: Client, input: Record<string, unknown>): Promise<Checked> {
  const { result } = await client.ask<{ result: Checked }>(
    `mutation($input: CheckEligibilityInput!) { result: checkEligibility(input: $input) {
      __typename ... on UserError { message path } ... on NotEnrolledError { transaction payer { id } }
      ... on CheckEligibilitySuccess { eligibilityCheck { ${checkFields} } } } }`,
    { input },
  );
  return result;
}

async function askDay(client: Client, input: Record<string, unknown>): Promise<Checked> {
  const { result } = await client.ask<{ result: Checked }>(
    `mutation($input: CheckEligibilityOfDayInput!) { result: checkEligibilityOfDay(input: $input) {
      __typename ... on UserError { message path }
      ... on CheckEligibilityOfDaySuccess { asked refusedCount refused { reason message coverage { id } } } } }`,
    { input },
  );
  return result;
}

/** The files that a clearinghouse is to get, the earliest first. */
export async function filesFor(
  server: TestServer,
  clearinghouseId: string,
): Promise<{ name: string; content: string }[]> {
  const rows = await runAsOwner<{ name: string; content: Buffer }>(
    server,
    `select name, content from edi_file f join edi_content c on c.practice_id = f.practice_id and c.edi_file_id = f.id
     where clearinghouse_id = $1 and direction = 'OUT' and status = 'FROZEN' order by at, id`,
    [parseTypeId(clearinghouseId)?.uuid],
  );
  return rows.map(({ name, content }) => ({ name, content: content.toString('latin1') }));
}

/** Lets the simulated clearinghouse answer all files so far, and applies its answers; their files' ids. */
export async function letPayerAnswer(server: TestServer, { clearinghouseId, office }: AskingDesk): Promise<string[]> {
  const house = await openHouse();
  for (const { name, content } of await filesFor(server, clearinghouseId)) await house.put(content, name);
  await runAsOwner(server, `update edi_file set status = 'SENT' where clearinghouse_id = $1 and direction = 'OUT'`, [
    parseTypeId(clearinghouseId)?.uuid,
  ]);
  const received: string[] = [];
  for (const { content } of await house.play()) received.push(await receive(server, clearinghouseId, content));
  for (const file of received) await apply(server, office.practiceId, file);
  return received;
}

/** Puts a file that was received into its place. */
export async function receive(server: TestServer, clearinghouseId: string, content: string): Promise<string> {
  const [row] = await runAsOwner<{ id: string }>(
    server,
    `with file as (
       insert into edi_file (practice_id, id, clearinghouse_id, direction, name, transactions, sha256, bytes, at, status)
       select practice_id, $2, id, 'IN', 'answer.271', '{271}', $3, $4, now(), 'RECEIVED' from clearinghouse where id = $1
       on conflict do nothing returning practice_id, id)
     insert into edi_content (practice_id, edi_file_id, content) select practice_id, id, $5 from file returning edi_file_id as id`,
    [
      ...[parseTypeId(clearinghouseId)?.uuid, randomUUID()],
      ...[createHash('sha256').update(content).digest('hex'), content.length, Buffer.from(content, 'latin1')],
    ],
  );
  return row?.id ?? '';
}

/** Applies a file that was received, as a node's worker does; the problems of the file then. */
export async function apply(server: TestServer, practiceId: string, file: string): Promise<string[]> {
  const { orm } = server.app;
  const jobs = createJobSender(orm);
  const ids = { practiceId: parseTypeId(practiceId)?.uuid ?? '', ediFileId: file };
  await applyFile.work(ids, { orm, jobs, log: pino({ level: 'silent' }) }).finally(() => jobs.close());
  const rows = await runAsOwner<{ text: string }>(
    server,
    `select problem->>'text' as text from edi_file, jsonb_array_elements(problems) as problem where id = $1`,
    [file],
  );
  return rows.map(({ text }) => text);
}
