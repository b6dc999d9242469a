// Records an authorization of a coverage, or the renewal of one.

import type {
  InvalidInputError,
  MutationRecordAuthorizationArgs,
  RecordAuthorizationInput,
  RecordAuthorizationResult,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { allOf, invalidInput } from '../../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { findOpenRecord } from '../../patients/gives/find-open-record.ts';
import { CoverageEntity } from '../coverage.entity.ts';
import { type AuthorizationAttempt, authorizationOverlap } from './authorization-overlap.ts';
import { checkAuthorization, checkLines, referrerFacts } from './check-authorization.ts';
import { PayerAuthorizationEntity } from './payer-authorization.entity.ts';
import { PayerAuthorizationLineEntity } from './payer-authorization-line.entity.ts';

export function recordAuthorization(
  context: Context,
  { input }: MutationRecordAuthorizationArgs,
): Promise<RecordAuthorizationResult> {
  const attempt: AuthorizationAttempt = {};
  return write<RecordAuthorizationResult>(
    context,
    'recordAuthorization',
    async (unit) => {
      const { coverageId, kind, status, validFrom, validUntil, referringProvider, lines } = input;
      const { number = null, renewsId = null, note = null } = input;
      const coverage = await unit.find(CoverageEntity, coverageId, { path: ['input', 'coverageId'] });
      if (isRefusal(coverage)) return coverage;
      const patient = await findOpenRecord(unit, coverage.patientId, ['input', 'coverageId']);
      if (isRefusal(patient)) return patient;
      const facts = { kind, number, status, validFrom, validUntil, ...referrerFacts(referringProvider) };
      const refusal = allOf(
        checkAuthorization(facts, referringProvider),
        checkLines(lines),
        await checkRenewal(unit, input),
      );
      if (refusal) return refusal;
      const authorization = unit.create(PayerAuthorizationEntity, {
        ...{ patientId: coverage.patientId, coverageId, ...facts, renewsId, note },
        ...{ recordedAt: unit.now, recordedById: unit.staffMemberId },
      });
      attempt.saving = authorization;
      // Its lines name it.
      await unit.save();
      for (const [index, { code = null, serviceType = null, unitKind, approved }] of lines.entries())
        unit.create(PayerAuthorizationLineEntity, {
          ...{ authorizationId: authorization.id, position: index + 1, code, serviceType, unitKind, approved },
        });
      await unit.save();
      return { __typename: 'RecordAuthorizationSuccess', authorization };
    },
    { payer_authorization_no_overlap: () => authorizationOverlap(context, attempt) },
  );
}

async function checkRenewal(
  unit: WriteUnit,
  { renewsId, coverageId, kind }: RecordAuthorizationInput,
): Promise<InvalidInputError | null> {
  if (!renewsId) return null;
  const path = ['input', 'renewsId'];
  const renewed = await unit.find(PayerAuthorizationEntity, renewsId, { path });
  if (isRefusal(renewed)) return renewed;
  if (renewed.coverageId === coverageId && renewed.kind === kind) return null;
  return invalidInput('input.renewsId is of another coverage or kind; name one of this coverage, or omit it.', path);
}
