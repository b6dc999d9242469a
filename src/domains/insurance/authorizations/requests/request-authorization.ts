// Asks a payer for an authorization that is recorded as requested.

import {
  AuthorizationRequestStatus,
  AuthorizationStatus,
  DisclosurePurpose,
  EdiTransaction,
  type MutationRequestAuthorizationArgs,
  type RequestAuthorizationInput,
  type RequestAuthorizationResult,
} from '../../../../generated/models.ts';
import type { Context } from '../../../../request/context.ts';
import { invalidInput } from '../../../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../../../writing/unit.ts';
import { write } from '../../../../writing/write.ts';
import { freezeQuestion, questionFault } from '../../../claims/gives/freeze-question.ts';
import { disclose } from '../../../compliance/gives/disclose.ts';
import { CoverageEntity } from '../../coverage.entity.ts';
import { findQuestionFacts } from '../../eligibility/find-question-facts.ts';
import { PayerAuthorizationEntity, type PayerAuthorizationRow } from '../payer-authorization.entity.ts';
import { PayerAuthorizationLineEntity } from '../payer-authorization-line.entity.ts';
import { authorizationQuestion, writeQuestion } from './authorization-question.ts';
import {
  PayerAuthorizationRequestEntity,
  type PayerAuthorizationRequestRow,
} from './payer-authorization-request.entity.ts';

type Refusal = Exclude<RequestAuthorizationResult, { __typename: 'RequestAuthorizationSuccess' }>;

const path = ['id'];

export function requestAuthorization(
  context: Context,
  { id, input }: MutationRequestAuthorizationArgs,
): Promise<RequestAuthorizationResult> {
  return write<RequestAuthorizationResult>(context, 'requestAuthorization', async (unit) => {
    const authorization = await unit.lock(PayerAuthorizationEntity, id, input.expectedVersion);
    if (isRefusal(authorization)) return authorization;
    const refusal =
      checkDiagnoses(input) ?? (await checkOpen(unit, authorization)) ?? (await ask(unit, authorization, input));
    return refusal ?? { __typename: 'RequestAuthorizationSuccess', authorization };
  });
}

function checkDiagnoses({ diagnoses }: RequestAuthorizationInput): Refusal | null {
  const index = diagnoses.findIndex((code) => !/^[A-Z]\d[A-Z0-9]\.?[A-Z0-9]{0,4}$/.test(code));
  if (index === -1) return null;
  const at = ['input', 'diagnoses', String(index)];
  return invalidInput(`${at.join('.')} is no code of ICD-10-CM, such as J06.9.`, at);
}

/** Of an authorization one request at a time is open. */
async function checkOpen({ em }: WriteUnit, authorization: PayerAuthorizationRow): Promise<Refusal | null> {
  const { practiceId, id: authorizationId, status } = authorization;
  if (status !== AuthorizationStatus.REQUESTED)
    return invalidInput(
      `This authorization is ${status}; only one that is REQUESTED is asked for. Record a renewal with recordAuthorization.`,
      path,
    );
  const open = await em.findOne(PayerAuthorizationRequestEntity, {
    ...{ practiceId, authorizationId },
    status: { $in: [AuthorizationRequestStatus.ASKED, AuthorizationRequestStatus.PENDED] },
  });
  if (!open) return null;
  return invalidInput(
    `The payer was asked on ${open.askedAt.toISOString().slice(0, 10)} and has not decided; wait for its answer, or note it with updateAuthorization.`,
    path,
  );
}

async function ask(
  unit: WriteUnit,
  authorization: PayerAuthorizationRow,
  input: RequestAuthorizationInput,
): Promise<Refusal | null> {
  const { practiceId, em, now, staffMemberId } = unit;
  const { coverageId, patientId, sensitivity } = authorization;
  const coverage = await unit.get(CoverageEntity, coverageId);
  const found = (await findQuestionFacts(unit, [{ coverage }], EdiTransaction.AUTHORIZATION)).get(coverageId);
  if (!found) throw new Error('A request has no facts.');
  if (!found.route) return notEnrolled(found.payer);
  const { payer, practice, clearinghouse } = found;
  if (!practice.npi)
    return invalidInput(
      'The practice has no NPI, and payers answer no one without; give it one with updatePractice.',
      path,
    );
  const lines = await em.find(
    PayerAuthorizationLineEntity,
    { practiceId, authorizationId: authorization.id },
    { orderBy: { position: 'asc' } },
  );
  const question = authorizationQuestion({ authorization, coverage, lines, facts: found, input });
  const file = {
    clearinghouse,
    transaction: '278',
    write: writeQuestion(question),
    asked: { kind: '278_REQUEST' as const, questions: [question] },
  };
  const fault = questionFault(unit, file);
  if (fault) return invalidInput(fault, path);
  const { id: ediFileId } = await freezeQuestion(unit, file);
  unit.create(PayerAuthorizationRequestEntity, {
    ...{ authorizationId: authorization.id, trace: question.trace, reference: question.trace, ediFileId },
    ...{ status: AuthorizationRequestStatus.ASKED, codes: [], askedAt: now, askedById: staffMemberId },
  } as Partial<PayerAuthorizationRequestRow> as PayerAuthorizationRequestRow);
  await disclose(unit, [
    {
      ...{ patientId, payerId: payer.id, clearinghouseId: clearinghouse.id, claimVersionId: null, sensitivity },
      purpose: DisclosurePurpose.PAYMENT,
    },
  ]);
  await unit.save();
  return null;
}

function notEnrolled(payer: { name: string }): Refusal {
  return {
    __typename: 'NotEnrolledError',
    message: `${payer.name} takes no requests for authorizations (AUTHORIZATION) from the practice today; set a route with an enrolment with setPayerRoute, or call the payer and note its answer with updateAuthorization.`,
    path,
    payer: payer as never,
    transaction: EdiTransaction.AUTHORIZATION,
  };
}
