import type { ClaimLine } from '../../../edi/claim/claim-line.ts';
import { ChargeSource } from '../../../generated/models.ts';
import type { ClaimAuthorizations } from './authorizations-of.ts';
import { drugUnitCodes } from './claim-codes.ts';
import type { ClaimSource, LineSource } from './claim-source.ts';
import { orderingProviderOf } from './details-of.ts';
import { adjudicationsOf } from './earlier-payers.ts';
import { providerOf } from './parties.ts';

/** The diagnoses of a claim, and the place of each on it by its place in the coding. */
export interface ListedDiagnoses {
  codes: string[];
  placeOf: ReadonlyMap<number, number>;
}

/** A claim takes no more. */
const mostDiagnoses = 12;

/**
 * All diagnoses of the coding stand on its first claim: payers learn of a disease that no service was for by them alone. A
 * later part, and one of a coding with too many, has those that its lines point to.
 */
export function diagnosesOf({ part, lines, diagnoses }: ClaimSource): ListedDiagnoses {
  const used = new Set(lines.flatMap(({ pointers }) => pointers));
  const isForAll = part === 1 && diagnoses.length <= mostDiagnoses;
  const listed = diagnoses.filter(({ position }) => isForAll || used.has(position));
  return {
    codes: listed.map(({ code }) => code),
    placeOf: new Map(listed.map(({ position }, index) => [position, index + 1])),
  };
}

/** Anesthesia is counted in minutes. */
const anesthesia = /^0(?:0[1-9]|1\d)\d\d$/;

/** The facts of a claim that its lines name only where they differ. */
interface Usual {
  placeOfService: string;
  renderingProviderId: string | null;
  authorizations: ClaimAuthorizations;
}

export function linesOf(claim: ClaimSource, { placeOf }: ListedDiagnoses, usual: Usual): ClaimLine[] {
  return claim.lines.map((line) => ({
    controlNumber: lineNumber(claim.pcn, line.position),
    ...{ procedure: line.code, modifiers: line.modifiers, description: line.description, charge: line.amountCents },
    ...{ unit: anesthesia.test(line.code) ? 'MJ' : 'UN', units: line.units },
    placeOfService: line.placeOfService === usual.placeOfService ? null : line.placeOfService,
    // A pointer to a diagnosis that is no longer there points to none: place 0.
    diagnosisPointers: line.pointers.map((pointer) => placeOf.get(pointer) ?? 0),
    serviceDate: line.serviceDate,
    serviceDateTo: line.serviceUntil === line.serviceDate ? null : line.serviceUntil,
    ...{ ...usual.authorizations.ofLine(line), cliaNumber: null, note: null },
    drug: drugOf(line),
    renderingProvider:
      line.provider && line.provider.id !== usual.renderingProviderId ? providerOf(line.provider) : null,
    orderingProvider: orderingProviderOf(claim, line.position),
    adjudications: adjudicationsOf(claim, line),
  }));
}

/** REF*6R: remittances send it back with each line. */
export const lineNumber = (pcn: string, position: number): string => `${pcn}${String(position).padStart(2, '0')}`;

function drugOf({ ndcCode, ndcQuantity, ndcUnit }: LineSource): ClaimLine['drug'] {
  if (!ndcCode || ndcQuantity === null || !ndcUnit) return null;
  return { ndc: ndcCode, quantity: ndcQuantity, unit: drugUnitCodes[ndcUnit], prescriptionNumber: null };
}

/** Tests of CPT, and of HCPCS Level II, that need a certificate. Only claims with one of them name it. */
const laboratoryTest = /^(?:8\d{4}|\d{4}U|P\d{4})$/;

export const hasLaboratoryTest = ({ lines }: ClaimSource): boolean =>
  lines.some(
    ({ code, modifiers, source }) =>
      laboratoryTest.test(code) || modifiers.includes('QW') || source === ChargeSource.LABORATORY,
  );
