import type { TransactionSet } from '../envelopes/envelope.ts';
import type { Problem, ProblemCode } from '../problem.ts';
import type { ReadParty } from '../values/read-party.ts';
import { readParty } from '../values/read-party.ts';
import { claimBalance, lineBalance } from './balance.ts';
import { referenceOf } from './header-builder.ts';
import { type LineBuilder, lineBuilder } from './line-builder.ts';
import type { Adjustment, Amount, Quantity, Reference } from './parts.ts';
import { readAdjustments, readRemarks } from './read-parts.ts';
import type { Advice } from './remittance.ts';
import type { SegmentValues } from './segment-values.ts';

export interface AdviceBuilder {
  segment(elements: readonly string[], isOfLine: boolean, position: number): void;
  end(): Omit<Advice, 'problems'>;
}

/** The segment that a problem is about, where it is not the one at hand. */
export type Where = Pick<Problem, 'segment' | 'position' | 'loop'>;

interface AdviceContext {
  set: TransactionSet;
  ordinal: number;
  position: number;
  component: string;
  values: SegmentValues;
  report(code: ProblemCode, text: string, where?: Where): void;
}

/** Collects one CLP and what follows it. */
export function adviceBuilder(
  head: readonly string[],
  { set, ordinal, position, component, values, report }: AdviceContext,
): AdviceBuilder {
  const adjustments: Adjustment[] = [];
  const parties: ReadParty[] = [];
  const references: Reference[] = [];
  const dates: { qualifier: string; date: string | null }[] = [];
  const amounts: Amount[] = [];
  const quantities: Quantity[] = [];
  const remarks: string[] = [];
  const lines: LineBuilder['line'][] = [];
  const charge = values.cents(head, 3);
  const paid = values.cents(head, 4);
  const patientResponsibility = values.cents(head, 5);
  if (charge === null || paid === null) report('MISSING', 'CLP has no charge or no payment that can be read.');
  let line: LineBuilder | null = null;
  let lineAt = 0;

  const endLine = () => {
    if (!line) return;
    const fault = lineBalance(line.line);
    const where = { segment: 'SVC', position: lineAt, loop: '2110' };
    if (fault) report('LINE_BALANCE', `Line ${lines.length} of ${head[1]}: ${fault}`, where);
    line = null;
  };
  const ofClaim = (elements: readonly string[]) => {
    switch (elements[0]) {
      case 'CAS':
        return readAdjustments(elements, values, adjustments);
      case 'NM1': {
        const party = readParty({ elements, position: 0 });
        if (party) parties.push(party);
        return;
      }
      case 'REF':
        return void references.push(referenceOf(elements));
      case 'DTM':
        return void dates.push({ qualifier: elements[1] ?? '', date: values.date(elements, 2) });
      case 'AMT':
        return void amounts.push({ qualifier: elements[1] ?? '', cents: values.cents(elements, 2) });
      case 'QTY':
        return void quantities.push({ qualifier: elements[1] ?? '', quantity: values.quantity(elements, 2) });
      case 'MOA':
      case 'MIA':
        return void remarks.push(...readRemarks(elements));
    }
  };
  return {
    segment: (elements, isOfLine, found) => {
      if (elements[0] === 'SVC') {
        endLine();
        line = lineBuilder(elements, component, values, report);
        lineAt = found;
        lines.push(line.line);
      } else if (isOfLine) line?.segment(elements);
      else ofClaim(elements);
    },
    end: () => {
      endLine();
      const fault = claimBalance(charge, paid, adjustments, lines);
      if (fault) report('CLAIM_BALANCE', `Claim ${head[1]}: ${fault}`, { segment: 'CLP', position, loop: '2100' });
      return {
        kind: '835',
        part: 'ADVICE',
        set,
        ordinal,
        patientControlNumber: head[1] ?? '',
        status: head[2] ?? '',
        charge,
        paid,
        patientResponsibility,
        filingCode: head[6] || null,
        payerControlNumber: head[7] || null,
        facilityCode: head[8] || null,
        frequency: head[9] || null,
        adjustments,
        parties,
        references,
        dates,
        amounts,
        quantities,
        remarks,
        lines,
      };
    },
  };
}
