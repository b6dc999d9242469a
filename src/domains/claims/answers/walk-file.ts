import type { AuthorizationAnswer } from '../../../edi/authorization/read-278.ts';
import type { StatusReport } from '../../../edi/claim-status/read-277.ts';
import type { EdiItem } from '../../../edi/edi-item.ts';
import type { EligibilityAnswer } from '../../../edi/eligibility/read-271.ts';
import { readEdi } from '../../../edi/read-edi.ts';
import type { Advice, RemittanceEnd, RemittanceHeader } from '../../../edi/remittance/remittance.ts';
import type { RemittancePart } from '../../remittances/gives/store-remittance.ts';
import type { ClaimAnswer, FileAnswer } from './answer.ts';
import { answerIn } from './answers-to-claims.ts';
import { answersToGroup, answerToInterchange } from './answers-to-files.ts';
import type { SurveyedSet } from './survey-file.ts';

/** A part of a file that one transaction applies, or several where it is about a whole batch. */
export type Part =
  | { kind: 'FILE_ANSWER'; answer: FileAnswer }
  | { kind: 'CLAIM_ANSWERS'; answers: readonly ClaimAnswer[] }
  | { kind: 'TOTALS'; report: StatusReport<'277CA'> }
  | { kind: 'COVERAGE_ANSWERS'; answers: readonly EligibilityAnswer[] }
  | { kind: 'AUTHORIZATION_ANSWERS'; answers: readonly AuthorizationAnswer[] }
  | RemittancePart;

/** A part and its place in the file. */
export interface Step {
  /** How many answers of the file come before. */
  before: number;
  /** How many it holds. */
  count: number;
  part: Part;
}

/** Claims, coverages or authorizations of one transaction: watchers wait for its commit. */
const mostClaims = 200;

/** The parts of a file in its order: the same ones each time. Sets that are not whole have none. */
export async function* walkFile(content: Uint8Array, sets: readonly SurveyedSet[]): AsyncGenerator<Step> {
  let before = 0;
  const parts = collectParts(sets);
  for await (const item of readEdi([content])) {
    for (const part of parts(item)) {
      const count = countOf(part);
      yield { before, count, part };
      before += count;
    }
  }
}

function countOf(part: Part): number {
  if ('answers' in part) return part.answers.length;
  if (part.kind === 'REMITTANCE') return part.advices.length + (part.end ? 1 : 0);
  return 1;
}

function collectParts(sets: readonly SurveyedSet[]): (item: EdiItem) => Part[] {
  let at = 0;
  let answers: ClaimAnswer[] = [];
  let coverages: EligibilityAnswer[] = [];
  let authorizations: AuthorizationAnswer[] = [];
  let totals: Part[] = [];
  let advices: Advice[] = [];
  let header: RemittanceHeader | null = null;
  let batchReference: string | null = null;
  const takeAnswers = (): Part[] => {
    const taken = answers;
    answers = [];
    return taken.length > 0 ? [{ kind: 'CLAIM_ANSWERS', answers: taken }] : [];
  };
  const takeCoverages = (): Part[] => {
    const taken = coverages;
    coverages = [];
    return taken.length > 0 ? [{ kind: 'COVERAGE_ANSWERS', answers: taken }] : [];
  };
  const takeAuthorizations = (): Part[] => {
    const taken = authorizations;
    authorizations = [];
    return taken.length > 0 ? [{ kind: 'AUTHORIZATION_ANSWERS', answers: taken }] : [];
  };
  const takeAdvices = (end: RemittanceEnd | null): Part[] => {
    const taken = advices;
    advices = [];
    if (!header) return [];
    const { sha256 = '' } = sets[at] ?? {};
    return [{ kind: 'REMITTANCE', ordinal: at + 1, sha256, header, advices: taken, end }];
  };
  const report = (item: StatusReport<'277CA'> | StatusReport<'277'>): Part[] => {
    if (item.kind === '277CA' && item.level === 'RECEIVER') {
      batchReference = item.trace;
      if (item.totals.length > 0) totals.push({ kind: 'TOTALS', report: item });
    }
    const answer = answerIn(item);
    if (!answer) return [];
    if (answer.scope === 'FILE')
      return [...takeAnswers(), { kind: 'FILE_ANSWER', answer: { ...answer, batchReference } }];
    answers.push({ ...answer, batchReference });
    return answers.length >= mostClaims ? takeAnswers() : [];
  };
  const endSet = (): Part[] => {
    // Watchers wait for the claims, not for the sums.
    const last = [...takeAnswers(), ...takeCoverages(), ...takeAuthorizations(), ...totals];
    at += 1;
    [header, batchReference, totals] = [null, null, []];
    return last;
  };
  return (item) => {
    if (item.kind === 'TA1') return [{ kind: 'FILE_ANSWER', answer: answerToInterchange(item) }];
    if (item.kind === 'SET_END') return endSet();
    if (!sets[at]?.isWhole) return [];
    if (item.kind === '999') return answersToGroup(item).map((answer) => ({ kind: 'FILE_ANSWER', answer }));
    if (item.kind === '277CA' || item.kind === '277') return report(item);
    if (item.kind === '271') return coverages.push(item) >= mostClaims ? takeCoverages() : [];
    if (item.kind === '278') return authorizations.push(item) >= mostClaims ? takeAuthorizations() : [];
    if (item.kind !== '835') return [];
    if (item.part === 'HEADER') header = item;
    else if (item.part === 'END') return takeAdvices(item);
    else if (advices.push(item) >= mostClaims) return takeAdvices(null);
    return [];
  };
}
