import { type CodeNotValidError, CodeSet } from '../../generated/models.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import type { CodeRow } from './code.entity.ts';
import { type CodeSearch, findCodesBelow, findExactCodes, hasCodes } from './code-matches.ts';
import { printedCode } from './printed-code.ts';

/** A code, and the argument that holds it. */
interface Given {
  code: string;
  path: string[];
}

const mostSuccessors = 20;
/** Codes with fewer characters in common are no neighbours. */
const shortestBeginning = 3;

/** The refusal of the first diagnosis that no claim may carry on the day; null also where the set was not imported. */
export function diagnosisNotValid(
  unit: WriteUnit,
  given: readonly Given[],
  on: string,
): Promise<CodeNotValidError | null> {
  return notValid(unit, [CodeSet.ICD_10_CM], given, on);
}

/**
 * The refusal of the first procedure that is on neither list on the day. Codes that begin with a letter are of HCPCS
 * Level II, others of the practice's own list; either list may be the one that was not imported.
 */
export async function procedureNotValid(
  unit: WriteUnit,
  given: readonly Given[],
  on: string,
): Promise<CodeNotValidError | null> {
  const isPublished = ({ code }: Given) => /^[A-Z]/.test(code);
  return (
    (await notValid(unit, [CodeSet.HCPCS, CodeSet.CPT], given.filter(isPublished), on)) ??
    (await notValid(
      unit,
      [CodeSet.CPT],
      given.filter((one) => !isPublished(one)),
      on,
    ))
  );
}

/** @param sets The set that the codes are of, and others that may have them as well. */
async function notValid(
  { db, practiceId }: WriteUnit,
  [set, ...others]: [CodeSet, ...CodeSet[]],
  given: readonly Given[],
  on: string,
): Promise<CodeNotValidError | null> {
  if (given.length === 0 || !(await hasCodes(db, { set, practiceId }))) return null;
  const searched = (one: CodeSet): CodeSearch => ({ practiceId, set: one, text: null, on, isBillable: true });
  const codes = given.map(({ code }) => code);
  const found = await Promise.all([set, ...others].map((one) => findExactCodes(db, searched(one), codes)));
  const valid = new Set(found.flat().map(({ code }) => code));
  const invalid = given.find(({ code }) => !valid.has(code));
  if (!invalid) return null;
  const { code, path } = invalid;
  let successors: CodeRow[] = [];
  for (let length = code.length; length >= shortestBeginning && successors.length === 0; length -= 1)
    successors = await findCodesBelow(db, searched(set), code.slice(0, length), mostSuccessors);
  const wayOut =
    successors.length > 0
      ? `use one such as ${printedCode(set, successors[0]?.code ?? '')}`
      : 'look for one with codes';
  return {
    __typename: 'CodeNotValidError',
    message: `No claim may carry ${printedCode(set, code)} on ${on}; ${wayOut}.`,
    ...{ path, code, on, successors },
  } as CodeNotValidError;
}
