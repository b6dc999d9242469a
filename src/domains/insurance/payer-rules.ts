import type { InvalidInputError, PayerProcedureRule, PayerProcedureRuleInput } from '../../generated/models.ts';
import { allOf, invalidInput } from '../../writing/invalid-input.ts';
import { checkModifiers, normalCode, procedureForm } from '../coding/charges/charge-forms.ts';
import type { PayerRow } from './payer.entity.ts';

interface Given {
  memberIdForms?: readonly string[] | null | undefined;
  telehealthModifiers?: readonly string[] | null | undefined;
  needsDrugCodes?: boolean | null | undefined;
  splitsMonths?: boolean | null | undefined;
  procedureRules?: readonly PayerProcedureRuleInput[] | null | undefined;
}

/** `a` stands for a letter, `#` for a digit, `*` for either, everything else for itself. */
const memberIdForm = /^[A-Z0-9a#*-]{2,30}$/;

/** The refusal of rules by which a payer's claims are to be scrubbed: all that is wrong with them. */
export function checkPayerRules({
  memberIdForms,
  telehealthModifiers,
  procedureRules,
}: Given): InvalidInputError | null {
  return allOf(
    ...(memberIdForms ?? []).map((form, index) =>
      memberIdForm.test(form)
        ? null
        : invalidInput(
            `${form} is no form of a member id; write 2 to 30 characters: a for a letter, # for a digit, * for either, capitals, digits and hyphens for themselves, such as W#########.`,
            ['input', 'memberIdForms', String(index)],
          ),
    ),
    checkModifiers(telehealthModifiers ?? [], ['input', 'telehealthModifiers']),
    ...checkProcedureRules(procedureRules ?? []),
  );
}

function checkProcedureRules(given: readonly PayerProcedureRuleInput[]): (InvalidInputError | null)[] {
  const codes = given.map(({ code }) => normalCode(code));
  return given.flatMap(({ needsAuthorization, mostTimes, withinMonths }, index) => {
    const path = ['input', 'procedureRules', String(index)];
    const code = codes[index] ?? '';
    const isHalf = (mostTimes ?? null) === null ? (withinMonths ?? null) !== null : (withinMonths ?? null) === null;
    const isEmpty = !needsAuthorization && (mostTimes ?? null) === null && !isHalf;
    return [
      procedureForm(code, [...path, 'code']),
      codes.indexOf(code) < index ? invalidInput(`${code} is named twice; name it once.`, [...path, 'code']) : null,
      isHalf
        ? invalidInput(`Give both mostTimes and withinMonths of ${code}, or neither.`, [
            ...path,
            (mostTimes ?? null) === null ? 'mostTimes' : 'withinMonths',
          ])
        : null,
      isEmpty
        ? invalidInput(
            `The rule for ${code} says nothing; give needsAuthorization or mostTimes, or leave it out.`,
            path,
          )
        : null,
    ];
  });
}

/** The columns of the given rules; those that are absent keep their value. */
export function payerRules(given: Given): Partial<PayerRow> {
  const { memberIdForms, telehealthModifiers, needsDrugCodes, splitsMonths, procedureRules } = given;
  return {
    ...(memberIdForms && { memberIdForms: [...memberIdForms] }),
    ...(telehealthModifiers && { telehealthModifiers: telehealthModifiers.map(normalCode) }),
    ...(typeof needsDrugCodes === 'boolean' && { needsDrugCodes }),
    ...(typeof splitsMonths === 'boolean' && { splitsMonths }),
    ...(procedureRules && { procedureRules: procedureRules.map(ruleOf) }),
  };
}

const ruleOf = ({
  code,
  needsAuthorization,
  mostTimes,
  withinMonths,
}: PayerProcedureRuleInput): PayerProcedureRule => ({
  code: normalCode(code),
  needsAuthorization,
  mostTimes: mostTimes ?? null,
  withinMonths: withinMonths ?? null,
});
