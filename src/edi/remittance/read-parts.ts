import type { AdviceProcedure } from './advice-line.ts';
import type { Adjustment } from './parts.ts';
import type { ProviderAdjustment } from './remittance.ts';
import type { SegmentValues } from './segment-values.ts';

/** A CAS has up to six trios of reason, amount and quantity behind its group. */
export function readAdjustments(elements: readonly string[], values: SegmentValues, into: Adjustment[]): void {
  const group = elements[1] ?? '';
  for (let at = 2; at < elements.length; at += 3) {
    const reason = elements[at];
    if (!reason && !elements[at + 1]) continue;
    into.push({
      group,
      reason: reason ?? '',
      cents: values.cents(elements, at + 1),
      quantity: values.quantity(elements, at + 2),
    });
  }
}

/** A PLB has up to six pairs of reason and amount behind its provider and its date. */
export function readProviderAdjustments(
  elements: readonly string[],
  component: string,
  values: SegmentValues,
): ProviderAdjustment[] {
  const [, provider = ''] = elements;
  const fiscalPeriodEnd = values.date(elements, 2);
  const adjustments: ProviderAdjustment[] = [];
  for (let at = 3; at < elements.length; at += 2) {
    const [reason = '', reference] = (elements[at] ?? '').split(component);
    if (!reason && !elements[at + 1]) continue;
    const cents = values.cents(elements, at + 1);
    adjustments.push({ provider, fiscalPeriodEnd, reason, reference: reference || null, cents });
  }
  return adjustments;
}

export function readProcedure(text: string, component: string): AdviceProcedure {
  const [qualifier = '', code, m1, m2, m3, m4, description] = text.split(component);
  if (code === undefined) {
    // Without a component there is either no code, or one with a separator of another file inside.
    const isQualifier = qualifier.length <= 2;
    return {
      qualifier: isQualifier ? qualifier : '',
      code: isQualifier ? '' : qualifier,
      modifiers: [],
      description: null,
    };
  }
  const modifiers: string[] = [];
  if (m1) modifiers.push(m1);
  if (m2) modifiers.push(m2);
  if (m3) modifiers.push(m3);
  if (m4) modifiers.push(m4);
  return { qualifier, code, modifiers, description: description || null };
}

/** Remark codes stand in MOA03 to MOA07, and in MIA05 and MIA20 to MIA23. */
export function readRemarks(elements: readonly string[]): string[] {
  const remarks = elements[0] === 'MOA' ? elements.slice(3, 8) : [elements[5] ?? '', ...elements.slice(20, 24)];
  return remarks.filter((code) => code !== '');
}
