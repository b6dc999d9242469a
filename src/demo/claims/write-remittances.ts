import type { ClaimLine } from '../../edi/claim/claim-line.ts';
import type { ProfessionalClaim } from '../../edi/claim/professional-claim.ts';
import { writtenCents } from '../../edi/values/numbers.ts';
import type { X12Writer } from '../../edi/writing/x12-writer.ts';
import { answerFile, digits } from './answer-file.ts';
import type { AdvicePlan } from './fates.ts';
import { byPayer, patientSegment } from './write-acknowledgements.ts';

/** A decision about a claim, or the reversal of one. */
export interface DecidedClaim {
  claim: ProfessionalClaim;
  plan: AdvicePlan;
  payerNumber: string;
  isReversal: boolean;
}

interface DecidedLine {
  line: ClaimLine;
  /** Group, reason and cents. */
  adjustments: readonly (readonly [group: string, reason: string, cents: number])[];
  paid: number;
  remark: string | null;
}

/** The contract's discount. */
const discount = 0.2;
const payerEin = '1987654321';

/** 835: each payer's payments, by transfer. */
export function write835(
  claims: readonly DecidedClaim[],
  { controlNumber, at }: { controlNumber: number; at: Date },
): string {
  const version = '005010X221A1';
  return answerFile(
    { functionalId: 'HP', set: '835', version, controlNumber, at },
    byPayer(claims).map((decided, index) => (out, date) => {
      const first = decided[0]?.claim;
      // A payer takes no money by a remittance: it sets a reversal off against later payments.
      const paid = decided.reduce((sum, one) => sum + paidFor(one), 0);
      const owed = Math.max(0, -paid);
      out.segment('BPR', ...paymentOf(paid + owed, date));
      out.segment('TRN', '1', `HC${controlNumber}${index + 1}`, payerEin);
      out.segment('DTM', '405', date);
      out.segment('N1', 'PR', first?.payer.name, 'XV', first?.payer.id);
      out.segment('N3', '1 PLAN WAY');
      out.segment('N4', 'BOSTON', 'MA', '02108');
      out.segment('N1', 'PE', 'HARBOR STREET', 'XX', first?.billingProvider.npi);
      out.segment('REF', 'TJ', first?.billingProvider.taxId);
      out.segment('LX', '1');
      for (const one of decided) adviceSegments(out, one);
      const periodEnd = `${date.slice(0, 4)}1231`;
      if (owed > 0) out.segment('PLB', first?.billingProvider.npi, periodEnd, ['FB', 'NEXT'], writtenCents(-owed));
    }),
  );
}

function paymentOf(cents: number, date: string): (string | null)[] {
  if (cents === 0) return ['H', '0', 'C', 'NON', ...Array.from({ length: 11 }, () => null), date];
  const payer = ['01', '011000015', 'DA', '1', payerEin, null];
  return ['I', writtenCents(cents), 'C', 'ACH', 'CCP', ...payer, '01', '021000021', 'DA', '2', date];
}

const paidFor = (decided: DecidedClaim) => signOf(decided) * linesOf(decided).reduce((sum, { paid }) => sum + paid, 0);
const signOf = ({ isReversal }: DecidedClaim) => (isReversal ? -1 : 1);

function linesOf({ claim, plan }: DecidedClaim): DecidedLine[] {
  return claim.lines.map((line, index) => {
    const isDenied = plan.denial !== null && (plan.deniesAll || index === claim.lines.length - 1);
    if (isDenied && plan.denial) {
      const [reason, remark] = plan.denial;
      return { line, adjustments: [['CO', reason, line.charge]], paid: 0, remark };
    }
    const less = Math.round(line.charge * discount);
    const rest = line.charge - less;
    if (plan.kind === 'PAID') return { line, adjustments: [['CO', '45', less]], paid: rest, remark: null };
    const adjustments = [['CO', '45', less] as const, ['PR', '1', rest] as const];
    return { line, adjustments, paid: 0, remark: null };
  });
}

function adviceSegments(out: X12Writer, decided: DecidedClaim): void {
  const { claim, plan, payerNumber, isReversal } = decided;
  const lines = linesOf(decided);
  const cents = (amount: number) => writtenCents(amount * signOf(decided));
  const status = isReversal ? '22' : plan.deniesAll ? '4' : '1';
  const owed = plan.kind === 'DEDUCTIBLE' ? lines.flatMap(({ adjustments }) => adjustments) : [];
  const patient = owed.reduce((sum, [group, , amount]) => sum + (group === 'PR' ? amount : 0), 0);
  const paid = lines.reduce((sum, line) => sum + line.paid, 0);
  const amounts = [cents(claim.total), cents(paid), patient > 0 ? cents(patient) : null];
  const filing = claim.subscriber.filingCode;
  out.segment('CLP', claim.patientControlNumber, status, ...amounts, filing, payerNumber, '11', claim.frequency);
  patientSegment(out, 'QC', claim);
  for (const { line, adjustments, paid: linePaid, remark } of lines) {
    out.segment(
      'SVC',
      ['HC', line.procedure],
      cents(line.charge),
      cents(linePaid),
      null,
      String(line.units * signOf(decided)),
    );
    out.segment('DTM', '472', digits(line.serviceDate));
    for (const [group, reason, amount] of adjustments) out.segment('CAS', group, reason, cents(amount));
    out.segment('REF', '6R', line.controlNumber);
    if (remark) out.segment('LQ', 'HE', remark);
  }
}
