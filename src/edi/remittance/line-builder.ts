import type { ProblemCode } from '../problem.ts';
import type { AdviceLine } from './advice-line.ts';
import { referenceOf } from './header-builder.ts';
import type { Adjustment, Amount, Quantity, Reference } from './parts.ts';
import { readAdjustments, readProcedure } from './read-parts.ts';
import type { SegmentValues } from './segment-values.ts';

export interface LineBuilder {
  line: AdviceLine;
  segment(elements: readonly string[]): void;
}

/** Collects one SVC and what follows it. */
export function lineBuilder(
  head: readonly string[],
  component: string,
  values: SegmentValues,
  report: (code: ProblemCode, text: string) => void,
): LineBuilder {
  const procedure = readProcedure(head[1] ?? '', component);
  if (procedure.code === '') report('PROCEDURE_MISSING', `SVC01 is ${head[1] || 'empty'}: the code is missing.`);
  else if (procedure.qualifier === '')
    report('COMPONENT_SEPARATOR', `SVC01 is ${head[1]}: one component, since the separator is ${component}.`);
  const adjustments: Adjustment[] = [];
  const references: Reference[] = [];
  const amounts: Amount[] = [];
  const quantities: Quantity[] = [];
  const remarks: { qualifier: string; code: string }[] = [];
  const line = {
    procedure,
    billed: head[6] ? readProcedure(head[6], component) : null,
    charge: values.cents(head, 2),
    paid: values.cents(head, 3),
    revenueCode: head[4] || null,
    units: values.quantity(head, 5),
    billedUnits: values.quantity(head, 7),
    from: null as string | null,
    to: null as string | null,
    adjustments,
    references,
    controlNumber: null as string | null,
    amounts,
    quantities,
    remarks,
  };
  const segment = (elements: readonly string[]) => {
    const [id, qualifier = ''] = elements;
    switch (id) {
      case 'CAS':
        return readAdjustments(elements, values, adjustments);
      case 'DTM': {
        const date = values.date(elements, 2);
        if (qualifier === '151') line.to = date;
        else line.from = date;
        return;
      }
      case 'REF':
        if (qualifier === '6R') line.controlNumber = elements[2] || null;
        return void references.push(referenceOf(elements));
      case 'AMT':
        return void amounts.push({ qualifier, cents: values.cents(elements, 2) });
      case 'QTY':
        return void quantities.push({ qualifier, quantity: values.quantity(elements, 2) });
      case 'LQ':
        return void remarks.push({ qualifier, code: elements[2] ?? '' });
    }
  };
  return { line, segment };
}
