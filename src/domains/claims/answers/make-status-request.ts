import { type StatusQuestion, write276 } from '../../../edi/claim-status/write-276.ts';
import { ClaimEventKind, ClaimEventSource, DisclosurePurpose } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { disclose } from '../../compliance/gives/disclose.ts';
import { ClearinghouseEntity, type ClearinghouseRow } from '../clearinghouse.entity.ts';
import type { EdiFileRow } from '../files/edi-file.entity.ts';
import { fileHeaders } from '../files/freeze/file-headers.ts';
import { freezeQuestion } from '../gives/freeze-question.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { lockClaims } from './lock-claims.ts';
import type { SilentClaim } from './silent-claims.ts';
import { StatusQuestionEntity } from './status-question.entity.ts';
import { questionOf } from './status-question.ts';

interface AskedClaim {
  claim: SilentClaim;
  question: StatusQuestion;
  /** Why it cannot be written; null where it can. */
  fault: string | null;
}

/**
 * Asks about claims of one clearinghouse, in a file that is sent after commit. Claims that cannot be written are noted,
 * and keep no other from being asked about: null where none is left.
 */
export async function makeStatusRequest(unit: WriteUnit, claims: readonly SilentClaim[]): Promise<EdiFileRow | null> {
  const [first] = claims;
  if (!first) return null;
  const clearinghouse = await unit.get(ClearinghouseEntity, first.clearinghouseId);
  const { sender, name } = clearinghouse;
  const all = claims.map((claim): AskedClaim => {
    const question = questionOf(claim, { name: name.slice(0, 60), id: sender });
    return { claim, question, fault: faultIn(question, clearinghouse, unit.now) };
  });
  await noteUnwritable(
    unit,
    all.filter(({ fault }) => fault !== null),
  );
  const asked = all.filter(({ fault }) => fault === null);
  const file = asked.length > 0 ? await ask(unit, clearinghouse, asked) : null;
  await unit.save();
  return file;
}

async function ask(
  unit: WriteUnit,
  clearinghouse: ClearinghouseRow,
  asked: readonly AskedClaim[],
): Promise<EdiFileRow> {
  const file = await freezeQuestion(unit, {
    ...{ clearinghouse, transaction: '276' },
    asked: { kind: '276', questions: asked.map(({ question }) => question) },
    write: ({ interchange, group, setControlNumber }) =>
      write276({
        ...{ interchange, group },
        set: { controlNumber: setControlNumber, reference: `Q${interchange.controlNumber}` },
        questions: asked.map(({ question }) => question),
      }),
  });
  for (const { claim } of asked) unit.create(StatusQuestionEntity, { ...askedNow(unit, claim), ediFileId: file.id });
  await disclose(
    unit,
    asked.map(({ claim: { patientId, payerId, sensitivity } }) => ({
      ...{ patientId, payerId, clearinghouseId: clearinghouse.id, sensitivity },
      ...{ purpose: DisclosurePurpose.PAYMENT, claimVersionId: null },
    })),
  );
  return file;
}

/** Each claim is looked at once a day; its history says why once a version. */
async function noteUnwritable(unit: WriteUnit, refused: readonly AskedClaim[]): Promise<void> {
  const { em, practiceId } = unit;
  const ids = refused.map(({ claim }) => claim.claimId);
  if (ids.length === 0) return;
  const known = await em.find(StatusQuestionEntity, { practiceId, claimId: { $in: ids }, ediFileId: null });
  const rows = await lockClaims(unit, ids);
  const events = refused.flatMap(({ claim: { claimId, versionNumber }, fault }) => {
    const claim = rows.get(claimId);
    const isNoted = known.some((one) => one.claimId === claimId && one.versionNumber === versionNumber);
    if (!claim || isNoted) return [];
    const text = `No question about it (276) can be written, so call the payer: ${fault}`;
    return [{ claim, kind: ClaimEventKind.NOTED, source: ClaimEventSource.SYSTEM, text }];
  });
  for (const { claim } of refused) unit.create(StatusQuestionEntity, { ...askedNow(unit, claim), ediFileId: null });
  await recordClaimEvents(unit, events);
}

const askedNow = ({ now }: WriteUnit, { claimId, versionNumber }: SilentClaim) => ({
  ...{ claimId, versionNumber, askedOn: now.toISOString().slice(0, 10) },
});

const anyNumbers = { interchange: 1, group: 1, set: 1 };

/** Each question is tried alone, before a file with its numbers is begun. */
function faultIn(question: StatusQuestion, clearinghouse: ClearinghouseRow, now: Date): string | null {
  const { interchange, group, setControlNumber } = fileHeaders(clearinghouse, anyNumbers, now);
  const set = { controlNumber: setControlNumber, reference: question.trace };
  const [refusal] = write276({ interchange, group, set, questions: [question] }).refusals ?? [];
  return refusal ? `${refusal.path.slice(2).join('.')}: ${refusal.text}` : null;
}
