import type { ChargedDrugInput, CodeNotValidError, InvalidInputError } from '../../../generated/models.ts';
import { allOf, invalidInput } from '../../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { StaffMemberEntity } from '../../staff/staff-member.entity.ts';
import type { ChargeRow } from '../charge.entity.ts';
import { procedureNotValid } from '../code-not-valid.ts';
import { DiagnosisEntity } from '../diagnosis.entity.ts';
import type { VisitCodingRow } from '../visit-coding.entity.ts';
import { checkModifiers, checkUnits, hasThreeDecimals, procedureForm } from './charge-forms.ts';

/** The facts of a charge that a coder gives. */
export type ChargeFacts = Pick<
  ChargeRow,
  'code' | 'modifiers' | 'units' | 'pointers' | 'serviceDate' | 'serviceUntil' | 'placeOfService' | 'providerId'
> &
  Pick<ChargeRow, 'supervisorId' | 'description'>;

interface Given extends ChargeFacts {
  amount: bigint | null | undefined;
  drug: ChargedDrugInput | null | undefined;
}

const drugCode = /^\d{5}-?\d{4}-?\d{2}$/;
const mostOfDrug = 999_999_999;

/** The refusal of facts that no charge can have, all of them at once, or of a code that is on no list on its day. */
export async function checkCharge(
  unit: WriteUnit,
  coding: VisitCodingRow,
  given: Given,
): Promise<InvalidInputError | CodeNotValidError | null> {
  const refusal = allOf(
    procedureForm(given.code, ['input', 'code']),
    checkModifiers(given.modifiers, ['input', 'modifiers']),
    checkUnits(given.units, ['input', 'units']),
    await checkPointers(unit, coding, given.pointers),
    checkAmount(given.amount),
    checkDays(given),
    checkDrug(given.drug),
    await checkProvider(unit, given.providerId, 'providerId'),
    await checkProvider(unit, given.supervisorId, 'supervisorId'),
  );
  return refusal ?? procedureNotValid(unit, [{ code: given.code, path: ['input', 'code'] }], given.serviceDate);
}

async function checkPointers(
  { em, practiceId }: WriteUnit,
  { id }: VisitCodingRow,
  pointers: readonly number[],
): Promise<InvalidInputError | null> {
  if (pointers.length === 0) return null;
  const count = await em.count(DiagnosisEntity, { practiceId, visitCodingId: id });
  return allOf(
    ...pointers.map((pointer, index) => {
      const path = ['input', 'pointers', String(index)];
      if (pointers.indexOf(pointer) < index) return invalidInput(`${pointer} is there twice; name it once.`, path);
      if (pointer >= 1 && pointer <= count) return null;
      const wayOut = count > 0 ? `use 1 to ${count}` : 'record diagnoses first (recordDiagnoses)';
      return invalidInput(`There is no diagnosis ${pointer}; ${wayOut}.`, path);
    }),
  );
}

function checkAmount(amount: bigint | null | undefined): InvalidInputError | null {
  if (amount == null || amount >= 0n) return null;
  return invalidInput('input.amount is not below 0.00; void the charge to take it out.', ['input', 'amount']);
}

/** Dates in ISO 8601 are in the order of their texts. */
function checkDays({ serviceDate, serviceUntil }: ChargeFacts): InvalidInputError | null {
  if (!serviceUntil || serviceDate <= serviceUntil) return null;
  return invalidInput(
    `input.serviceUntil ${serviceUntil} is before the first day ${serviceDate}; correct one of them.`,
    ['input', 'serviceUntil'],
  );
}

function checkDrug(drug: ChargedDrugInput | null | undefined): InvalidInputError | null {
  if (!drug) return null;
  const { ndc, quantity } = drug;
  return allOf(
    drugCode.test(ndc)
      ? null
      : invalidInput(`${ndc} is no NDC of 11 digits; write it 5-4-2, with leading zeros where parts are shorter.`, [
          ...['input', 'drug', 'ndc'],
        ]),
    quantity > 0 && quantity <= mostOfDrug && hasThreeDecimals(quantity)
      ? null
      : invalidInput('input.drug.quantity must be above 0, at most 999,999,999, with up to three decimals.', [
          ...['input', 'drug', 'quantity'],
        ]),
  );
}

async function checkProvider(
  unit: WriteUnit,
  id: string | null | undefined,
  field: string,
): Promise<InvalidInputError | null> {
  if (!id) return null;
  const path = ['input', field];
  const member = await unit.find(StaffMemberEntity, id, { path });
  if (isRefusal(member)) return member;
  return member.isProvider ? null : invalidInput(`${member.name} is no provider; name one, or omit it.`, path);
}

/** A drug as a charge keeps it. */
export function drugFacts(
  drug: ChargedDrugInput | null | undefined,
): Pick<ChargeRow, 'ndcCode' | 'ndcQuantity' | 'ndcUnit'> {
  if (!drug) return { ndcCode: null, ndcQuantity: null, ndcUnit: null };
  return { ndcCode: drug.ndc.replaceAll('-', ''), ndcQuantity: drug.quantity, ndcUnit: drug.unit };
}
