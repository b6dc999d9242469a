import type { Benefit } from '../../../edi/eligibility/benefit.ts';
import type { EligibilityAnswer } from '../../../edi/eligibility/read-271.ts';
import { EligibilityMender, EligibilityStatus } from '../../../generated/models.ts';

/** AAA03 of payers that cannot answer now: the same question may be answered later. */
const passing = ['42', '80'];
/** AAA03 about the member: number, name, birth date, or the patient's relation to the subscriber. */
const ofMember = [
  ...[
    '56',
    '57',
    '58',
    '60',
    '61',
    '62',
    '63',
    '64',
    '65',
    '66',
    '67',
    '68',
    '71',
    '72',
    '73',
    '74',
    '75',
    '76',
    '77',
    '78',
  ],
];
/** Those of them that say that the payer has no such member. */
const unknown = ['67', '72', '75'];

/** The meaning of an answer for its check. */
export interface Meaning {
  outcome: Exclude<EligibilityStatus, EligibilityStatus.ASKED>;
  rejectCodes: string[];
  whoMends: EligibilityMender | null;
  planName: string | null;
}

export function meaningOf({ outcome, rejections, benefits }: EligibilityAnswer): Meaning {
  const rejectCodes = [...new Set(rejections.flatMap(({ reason }) => reason ?? []))];
  const planName = benefits.find(({ plan }) => plan !== null)?.plan ?? null;
  if (outcome === 'ACTIVE') return { outcome: EligibilityStatus.ACTIVE, rejectCodes, whoMends: null, planName };
  if (outcome === 'INACTIVE') return { outcome: EligibilityStatus.INACTIVE, rejectCodes, whoMends: null, planName };
  return { ...rejectionOf(rejectCodes), rejectCodes, planName };
}

/** The party that can do most: what a person can fix comes before waiting. */
function rejectionOf(codes: readonly string[]): Pick<Meaning, 'outcome' | 'whoMends'> {
  const isDown = codes.length > 0 && codes.every((code) => passing.includes(code));
  if (isDown) return { outcome: EligibilityStatus.PAYER_DOWN, whoMends: EligibilityMender.NOBODY };
  const outcome = codes.some((code) => unknown.includes(code)) ? EligibilityStatus.NOT_FOUND : EligibilityStatus.FAILED;
  const isOfMember = codes.some((code) => ofMember.includes(code));
  return { outcome, whoMends: isOfMember ? EligibilityMender.DESK : EligibilityMender.MANAGER };
}

/** A benefit as it is kept. */
export function benefitFacts(benefit: Benefit) {
  const { information, coverageLevel, insuranceType, plan, period, amount, percent, quantity, procedure } = benefit;
  return {
    ...{ information, coverageLevel, insuranceType, planName: plan, period, amountCents: amount, percent },
    ...{ quantityUnit: quantity?.qualifier ?? null, quantity: quantity?.value ?? null },
    needsAuthorization: yesOrNo(benefit.needsAuthorization),
    isInNetwork: yesOrNo(benefit.isInNetwork),
    procedure: procedure?.code ?? null,
    serviceTypes: [...benefit.serviceTypes],
    messages: [...benefit.messages],
  };
}

function yesOrNo(code: string | null): boolean | null {
  if (code === 'Y') return true;
  return code === 'N' ? false : null;
}
