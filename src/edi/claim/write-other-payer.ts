import { hasText } from '../values/basic-text.ts';
import { type Fields, fieldsOf, type Path } from '../writing/field.ts';
import { limit } from '../writing/limit.ts';
import type { Value, X12Writer } from '../writing/x12-writer.ts';
import type { AdjustmentGroup, LineAdjudication, OtherPayer } from './other-payer.ts';
import { writeAddress, writeName } from './write-party.ts';

/** Loop 2320 with 2330A and 2330B. */
export function writeOtherPayer(out: X12Writer, other: OtherPayer, path: Path): void {
  const fields = fieldsOf(other, path);
  limit(out, fields, other, [
    ['adjustments', 5],
    ['remarks', 5],
  ]);
  const group = [fields.text('groupNumber', 50), fields.text('groupName', 60), fields.text('insuranceType', 3)];
  const start = [fields.required('responsibility', 1), fields.required('relationship', 2), ...group];
  out.segment('SBR', ...start, null, null, null, fields.text('filingCode', 2));
  writeAdjustments(out, other, fields);
  if (other.paid !== null) out.segment('AMT', 'D', fields.cents('paid'));
  if (other.patientLiability !== null) out.segment('AMT', 'EAF', fields.cents('patientLiability'));
  const consents = [fields.required('benefitsAssigned', 1), fields.text('patientSignatureSource', 1), null];
  out.segment('OI', null, null, ...consents, fields.required('releaseOfInformation', 1));
  const remarks = other.remarks.map((text, place) => ({
    ...{ path: [...fields.path('remarks'), place], text, most: 50, isRequired: true },
  }));
  if (remarks.length > 0) out.segment('MOA', null, null, ...remarks);
  writeInsured(out, other, fields);
  writePayer(out, other, fields);
}

function writeInsured(out: X12Writer, { subscriber }: OtherPayer, fields: Fields<OtherPayer>): void {
  const insured = fieldsOf(subscriber, fields.path('subscriber'));
  writeName(out, 'IL', subscriber.name, insured.path('name'), ['MI', insured.required('memberId', 80)]);
  if (subscriber.address) writeAddress(out, subscriber.address, insured.path('address'));
}

function writePayer(
  out: X12Writer,
  { payer, adjudicatedOn, payerControlNumber }: OtherPayer,
  fields: Fields<OtherPayer>,
): void {
  const paying = fieldsOf(payer, fields.path('payer'));
  const id = [null, null, null, null, payer.idKind, paying.required('id', 80)];
  out.segment('NM1', 'PR', '2', paying.required('name', 60), ...id);
  if (payer.address) writeAddress(out, payer.address, paying.path('address'));
  if (adjudicatedOn) out.segment('DTP', '573', 'D8', fields.date('adjudicatedOn'));
  if (hasText(payerControlNumber)) out.segment('REF', 'F8', fields.text('payerControlNumber', 50));
}

/** Loop 2430. */
export function writeLineAdjudication(out: X12Writer, decision: LineAdjudication, path: Path): void {
  const fields = fieldsOf(decision, path);
  limit(out, fields, decision, [
    ['adjustments', 5],
    ['modifiers', 4],
  ]);
  const modifiers = decision.modifiers.map((text, place) => ({
    ...{ path: [...fields.path('modifiers'), place], text, most: 2, isRequired: true },
  }));
  const procedure: Value = ['HC', fields.required('procedure', 5), ...modifiers];
  const paid = fields.cents('paid');
  out.segment('SVD', fields.required('payerId', 80), paid, procedure, null, fields.quantity('units'));
  writeAdjustments(out, decision, fields);
  out.segment('DTP', '573', 'D8', fields.date('adjudicatedOn'));
  if (decision.patientLiability !== null) out.segment('AMT', 'EAF', fields.cents('patientLiability'));
}

interface Adjusted {
  adjustments: readonly AdjustmentGroup[];
}

/** A CAS takes six reasons of a group, each with its amount and quantity. */
function writeAdjustments<Of extends Adjusted>(out: X12Writer, { adjustments }: Adjusted, fields: Fields<Of>): void {
  for (const [index, group] of adjustments.entries()) {
    const at = fieldsOf(group, [...fields.path('adjustments'), index]);
    limit(out, at, group, [['reasons', 6]]);
    const reasons = group.reasons.flatMap((reason, place): Value[] => {
      const of = fieldsOf(reason, [...at.path('reasons'), place]);
      return [of.required('reason', 5), of.cents('cents'), of.quantity('quantity')];
    });
    out.segment('CAS', at.required('group', 2), ...reasons);
  }
}
