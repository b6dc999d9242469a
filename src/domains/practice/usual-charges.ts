import type { InvalidInputError, UsualCharge, UsualChargeInput } from '../../generated/models.ts';
import { allOf, invalidInput } from '../../writing/invalid-input.ts';
import { checkModifiers, checkUnits, normalCode, procedureForm } from '../coding/charges/charge-forms.ts';

/** The refusal of usual charges: all that is wrong with them. */
export function checkUsualCharges(given: readonly UsualChargeInput[] | null | undefined): InvalidInputError | null {
  const seen = new Set<string>();
  return allOf(
    ...(given ?? []).flatMap(({ code, modifiers, units }, index) => {
      const path = ['input', 'usualCharges', String(index)];
      const key = [code, ...modifiers].map(normalCode).join(' ');
      const isTwice = seen.has(key);
      seen.add(key);
      const twice = `${key} is named twice; name it once, with all its units.`;
      return [
        procedureForm(code, [...path, 'code']),
        checkModifiers(modifiers, [...path, 'modifiers']),
        checkUnits(units, [...path, 'units']),
        isTwice ? invalidInput(twice, [...path, 'code']) : null,
      ];
    }),
  );
}

export function usualChargesOf(given: readonly UsualChargeInput[]): UsualCharge[] {
  return given.map(({ code, modifiers, units }) => ({
    code: normalCode(code),
    modifiers: modifiers.map(normalCode),
    units,
  }));
}
