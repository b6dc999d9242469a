// Keeps the answers of payers to requests for authorizations that came in a file.

import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { AuthorizationAnswer } from '../../../edi/authorization/read-278.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { applyDecision } from '../authorizations/requests/apply-decision.ts';
import { decidedBy } from '../authorizations/requests/decided-authorization.ts';
import {
  PayerAuthorizationRequestEntity,
  type PayerAuthorizationRequestRow,
} from '../authorizations/requests/payer-authorization-request.entity.ts';

/**
 * Keeps each answer with the request of its number, and has it decide the authorization. A decision that is there already
 * stays; only a request that is open takes another answer. Returns the numbers of answers that belong to no request of
 * the practice.
 */
export async function applyAuthorizationAnswers(
  unit: WriteUnit,
  ediFileId: string,
  answers: readonly AuthorizationAnswer[],
): Promise<string[]> {
  const unmatched: string[] = [];
  for (const answer of answers) {
    const requests = await findRequests(unit, answer);
    if (requests.length === 0) unmatched.push(answer.traces[0] ?? answer.reference ?? '');
    for (const request of requests.filter(({ status }) => open.has(status))) {
      const decided = decidedBy(answer);
      const { status, codes, text } = decided;
      Object.assign(request, { status, codes, text, answeredAt: unit.now, answerFileId: ediFileId });
      request.text = (await applyDecision(unit, request, { ...decided, answer })) ?? text;
      await unit.save();
    }
  }
  return unmatched;
}

const open: ReadonlySet<string> = new Set(['ASKED', 'PENDED']);

/** The requests that an answer is about, locked: those of its numbers, else all open ones of the file that it names. */
async function findRequests(
  { em, practiceId, db }: WriteUnit,
  { traces, reference }: AuthorizationAnswer,
): Promise<PayerAuthorizationRequestRow[]> {
  const { rows } =
    traces.length > 0
      ? await sql<{ id: string }>`
          select id from payer_authorization_request where practice_id = ${practiceId} and trace = any(${traces}::text[])`.execute(
          db,
        )
      : await sql<{ id: string }>`
          select id from payer_authorization_request where practice_id = ${practiceId} and reference = ${reference}`.execute(
          db,
        );
  return em.find(
    PayerAuthorizationRequestEntity,
    { practiceId, id: { $in: rows.map(({ id }) => id) } },
    { orderBy: { id: 'asc' }, refresh: true, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
}
