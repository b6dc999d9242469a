// Says which claim an unmatched advice is about, and records the payer's decision.

import { LockMode } from '@mikro-orm/core';
import {
  AdviceMatch,
  AdviceStatus,
  type MatchAdviceResult,
  type MutationMatchAdviceArgs,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { claimNotSent } from '../claims/answers/claim-not-sent.ts';
import { findSentVersions, versionMeant } from '../claims/answers/sent-versions.ts';
import { ClaimEntity } from '../claims/claim.entity.ts';
import { adjudicate } from '../claims/gives/adjudicate.ts';
import { AdviceEntity } from './advice.entity.ts';
import { AdviceLineEntity } from './advice-line.entity.ts';
import { claimNamed } from './claims-meant.ts';
import { decisionOf } from './decision.ts';
import { findReversibleBy } from './find-reversible.ts';
import { placeRemittance } from './gives/settle-remittance.ts';
import { matchLines } from './matched-lines.ts';
import { placeAdvice } from './place-advice.ts';
import { RemittanceEntity } from './remittance.entity.ts';

export function matchAdvice(context: Context, { id, input }: MutationMatchAdviceArgs): Promise<MatchAdviceResult> {
  return write<MatchAdviceResult>(context, 'matchAdvice', async (unit) => {
    const { practiceId, em, db } = unit;
    const advice = await unit.lock(AdviceEntity, id, input.expectedVersion);
    if (isRefusal(advice)) return advice;
    if (advice.status !== AdviceStatus.UNMATCHED)
      return {
        __typename: 'AdviceMatchedError',
        message:
          'This advice has its claim, or decides nothing; where the match was wrong, write a note on that claim and correct or close it.',
        path: ['id'],
        advice: advice as never,
      };
    const claim = await unit.find(ClaimEntity, input.claimId, { path: ['input', 'claimId'] });
    if (isRefusal(claim)) return claim;
    const remittance = await em.findOneOrFail(
      RemittanceEntity,
      { practiceId, id: advice.remittanceId },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const versions = await findSentVersions(db, practiceId, { pcns: [claim.pcn] });
    const { versionNumber } = input;
    const meant = { frequency: advice.frequency ?? null, saidAt: new Date(remittance.paidOn) };
    const version = versionNumber
      ? versions.find(({ number }) => number === versionNumber)
      : versionMeant(versions, meant);
    const named = version ? await claimNamed(db, practiceId, version) : null;
    if (!named) return claimNotSent(claim, versionNumber);
    const lines = await em.find(AdviceLineEntity, { practiceId, adviceId: advice.id }, { orderBy: { ordinal: 'asc' } });
    const matches = matchLines(
      lines.map(({ billedCode, code, modifiers, chargedCents, serviceDate, controlNumber }) => ({
        ...{ code: billedCode ?? code, modifiers, charge: chargedCents ?? null },
        ...{ serviceDate: serviceDate ?? null, controlNumber: controlNumber ?? null },
      })),
      named.lines,
    );
    for (const [index, line] of lines.entries()) {
      const { line: sent = null, match = line.match } = matches[index] ?? {};
      Object.assign(line, { match, chargeId: sent?.chargeId ?? null });
    }
    const reversible = await findReversibleBy(db, practiceId, [advice.payerControlNumber ?? '']);
    Object.assign(advice, placeAdvice({ facts: advice, lines, meant: named, reversible }));
    Object.assign(advice, { claimId: claim.id, patientId: claim.patientId, versionNumber: named.versionNumber });
    advice.match = AdviceMatch.MANUAL;
    advice.matchedById = unit.staffMemberId;
    await unit.save();
    const decision = decisionOf(remittance, advice);
    if (decision) await adjudicate(unit, [decision]);
    await placeRemittance(unit, remittance);
    return { __typename: 'MatchAdviceSuccess', advice: advice as never };
  });
}
