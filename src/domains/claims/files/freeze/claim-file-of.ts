import { parseTypeId, typeIdLetters } from '../../../../contract/type-id.ts';
import type { ClaimFile } from '../../../../edi/claim/claim-file.ts';
import type { ProfessionalClaim } from '../../../../edi/claim/professional-claim.ts';
import { basicText } from '../../../../edi/values/basic-text.ts';
import { nodePrefixes } from '../../../../generated/node-types.ts';
import type { PracticeRow } from '../../../practice/practice.entity.ts';
import type { ClearinghouseRow } from '../../clearinghouse.entity.ts';
import type { ControlNumbers } from './control-numbers.ts';
import { fileHeaders } from './file-headers.ts';

interface FileParts {
  clearinghouse: ClearinghouseRow;
  practice: PracticeRow;
  numbers: ControlNumbers;
  batchId: string;
  at: Date;
  claims: readonly ProfessionalClaim[];
}

const longestName = 60;

/** BHT03 of a batch: the letters of its id, in capitals. A UUID's digits are more than the guide's 30 characters. */
export const batchReference = (batchId: string): string => (typeIdLetters(batchId) ?? '').toUpperCase();

/** The batch that a returned BHT03 names; null where it is none of ours. */
export function batchOfReference(reference: string): string | null {
  return parseTypeId(`${nodePrefixes.Batch}_${reference.toLowerCase()}`)?.uuid ?? null;
}

/** The facts of a file of claims. */
export function claimFileOf({ clearinghouse, practice, numbers, batchId, at, claims }: FileParts): ClaimFile {
  const { sender, receiver, name } = clearinghouse;
  const { interchange, group, setControlNumber } = fileHeaders(clearinghouse, numbers, at);
  return {
    ...{ interchange, group },
    set: {
      controlNumber: setControlNumber,
      reference: batchReference(batchId),
      purpose: 'CH',
      submitter: { name: shortened(practice.name), id: sender, contact: contactOf(practice) },
      receiver: { name: shortened(name), id: receiver },
    },
    claims,
  };
}

function contactOf({ billingContact, phone }: PracticeRow) {
  const digits = phone?.replace(/\D/g, '').slice(-10) || null;
  return { name: billingContact ? shortened(billingContact) : null, phone: digits, extension: null, email: null };
}

/** Some letters are written as two. */
const shortened = (name: string) => basicText(name).slice(0, longestName).trim();
