import { write999 } from '../answers/write-999.ts';
import type { Received, ReceivedGroup } from '../x12/read-interchange.ts';
import { readInterchange } from '../x12/read-interchange.ts';
import { writeAnswer, writeTa1 } from '../x12/write-interchange.ts';
import type { FilePlan, GroupPlan, PlanContext, Planned } from './plan.ts';
import { planAuthorizations } from './plan-authorizations.ts';
import { planClaimGroup } from './plan-claim-group.ts';
import { planEligibility } from './plan-eligibility.ts';
import { planStatuses } from './plan-statuses.ts';
import { days } from './steps.ts';

/** Finds an ISA13 that another file of the sender had. */
export type IsRepeated = (sender: string, isa13: string) => boolean;

/** Every answer to a file, with its day. */
export function planFile(text: string, context: PlanContext, isRepeated: IsRepeated): FilePlan {
  const received = readInterchange(text);
  if (!received) return { isa13: null, sender: '', note: '', planned: [], claims: [] };
  const { envelope } = received;
  const { controlNumber: isa13, sender } = envelope;
  const note = isRepeated(sender, isa13) ? '025' : received.note;
  if (note !== '000') return { isa13, sender, note, planned: [ta1(received, note, false)], claims: [] };
  const plans = received.groups.map((group) => ({ group, plan: planGroup(group, received, context) }));
  const answers = plans.flatMap(({ group, plan }) =>
    plan.answers.map(
      ({ answer, ...when }): Planned => ({
        ...when,
        write: (stamp) => writeAnswer(envelope, group, answer(stamp.at), stamp),
      }),
    ),
  );
  const isTwice = answers.some((answer) => answer.isTwice);
  const hasClaims = received.groups.some(({ functionalId }) => functionalId === 'HC');
  const first = hasClaims ? [ta1(received, note, isTwice)] : [];
  return { isa13, sender, note, planned: [...first, ...answers], claims: plans.flatMap(({ plan }) => plan.claims) };
}

const ta1 = ({ envelope }: Received, note: string, isTwice: boolean): Planned => ({
  ...{ days: days.interchange, kind: 'ta1', isTwice },
  write: (stamp) => writeTa1(envelope, note, stamp),
});

function planGroup(group: ReceivedGroup, { envelope }: Received, context: PlanContext): GroupPlan {
  const { component } = envelope.separators;
  const isWhole = group.faults.length === 0;
  if (isWhole && group.functionalId === 'HC') return planClaimGroup(group, component, context);
  if (isWhole && group.functionalId === 'HS') return { answers: planEligibility(group, context), claims: [] };
  if (isWhole && group.functionalId === 'HI') return { answers: planAuthorizations(group), claims: [] };
  if (isWhole && group.functionalId === 'HR') return { answers: planStatuses(group, context), claims: [] };
  const verdicts = group.sets.map((set) => ({ set, isRejected: true, claim: null }));
  const answer = () => write999(group, verdicts);
  return { answers: [{ days: days.syntax, kind: '999', isTwice: false, answer }], claims: [] };
}
