import { LockMode } from '@mikro-orm/core';
import type { AuthorizationAnswer, DecidedService } from '../../../../edi/authorization/read-278.ts';
import { AuthorizationRequestStatus, AuthorizationStatus } from '../../../../generated/models.ts';
import type { WriteUnit } from '../../../../writing/unit.ts';
import { PayerAuthorizationEntity, type PayerAuthorizationRow } from '../payer-authorization.entity.ts';
import { PayerAuthorizationLineEntity, type PayerAuthorizationLineRow } from '../payer-authorization-line.entity.ts';
import { serviceTrace } from './authorization-question.ts';
import { agreed, type Decided } from './decided-authorization.ts';

interface AnsweredRequest {
  authorizationId: string;
  trace: string;
}

/** An authorization's number as claims can carry it. */
const numberForm = /^[A-Za-z0-9-]{1,50}$/;
const mostUnits = 9_999;

/**
 * Gives an authorization that is still requested the payer's number, days, units and status. Answers why it stays as it
 * is; null where it was changed, or where the payer decided nothing.
 */
export async function applyDecision(
  unit: WriteUnit,
  { authorizationId, trace }: AnsweredRequest,
  { status, number, answer }: Decided & { answer: AuthorizationAnswer },
): Promise<string | null> {
  const { em, practiceId } = unit;
  const isAgreed = agreed.has(status);
  if (!isAgreed && status !== AuthorizationRequestStatus.DENIED) return null;
  const authorization = await em.findOneOrFail(
    PayerAuthorizationEntity,
    { practiceId, id: authorizationId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (authorization.status !== AuthorizationStatus.REQUESTED)
    return `The authorization is ${authorization.status} already; compare it with this answer.`;
  if (!isAgreed) {
    authorization.status = AuthorizationStatus.DENIED;
    return null;
  }
  if (number === null || !numberForm.test(number))
    return `The payer agrees, and its number ${number ?? 'is missing'}${number ? ' has other characters than claims can carry' : ''}: ask for it, and enter it with updateAuthorization.`;
  const { from, to } = daysOf(authorization, answer);
  if (await isTaken(unit, authorization, { number, from, to }))
    return `The coverage has another authorization ${number} of these days; change that one with updateAuthorization, and cancel this one.`;
  Object.assign(authorization, { status: AuthorizationStatus.APPROVED, number, validFrom: from, validUntil: to });
  const lines = await em.find(
    PayerAuthorizationLineEntity,
    { practiceId, authorizationId },
    { orderBy: { position: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  for (const line of lines) line.approved = unitsOf(line, serviceOf(line, trace, answer.services));
  return null;
}

/** Days that make no span are not taken over. */
function daysOf({ validFrom, validUntil }: PayerAuthorizationRow, { dates, services }: AuthorizationAnswer) {
  const spans = [dates, ...services.map((service) => service.dates)];
  const from = spans.find((span) => span.from !== null)?.from ?? validFrom;
  const to = spans.find((span) => span.to !== null)?.to ?? validUntil;
  return from <= to ? { from, to } : { from: validFrom, to: validUntil };
}

/** The answer about a line: by the number of its service, else by its procedure. */
function serviceOf({ position, code }: PayerAuthorizationLineRow, trace: string, services: readonly DecidedService[]) {
  const own = serviceTrace(trace, position);
  return (
    services.find(({ traces }) => traces.includes(own)) ??
    services.find(({ traces, procedure }) => traces.length === 0 && procedure !== null && procedure === code)
  );
}

/** A service that is not certified has no units; one whose units are not named has those that were asked for. */
function unitsOf({ approved }: PayerAuthorizationLineRow, service: DecidedService | undefined): number {
  if (service?.decision?.action === 'A3') return 0;
  const units = service?.units ?? null;
  return units === null || units < 0 || units > mostUnits ? Number(approved) : units;
}

async function isTaken(
  { db, practiceId }: WriteUnit,
  { id, coverageId, kind }: PayerAuthorizationRow,
  { number, from, to }: { number: string; from: string; to: string },
): Promise<boolean> {
  const other = await db
    .selectFrom('payer_authorization')
    .select('id')
    .where('practiceId', '=', practiceId)
    .where('coverageId', '=', coverageId)
    .where('kind', '=', kind)
    .where('number', '=', number)
    .where('status', '!=', AuthorizationStatus.CANCELLED)
    .where('id', '!=', id)
    .where('validFrom', '<=', to)
    .where('validUntil', '>=', from)
    .executeTakeFirst();
  return other !== undefined;
}
