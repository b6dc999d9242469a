import { CodeSet } from '../../generated/models.ts';

const category = 3;

/** A code as people write it: a diagnosis with a dot after its category. */
export function printedCode(set: CodeSet, code: string): string {
  return set === CodeSet.ICD_10_CM && code.length > category
    ? `${code.slice(0, category)}.${code.slice(category)}`
    : code;
}
