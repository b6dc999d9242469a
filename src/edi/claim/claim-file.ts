import type { GroupHeader, InterchangeHeader } from '../writing/x12-writer.ts';
import type { Contact } from './party.ts';
import type { ProfessionalClaim } from './professional-claim.ts';

/** One interchange with one group and one set of professional claims. */
export interface ClaimFile {
  interchange: InterchangeHeader;
  group: Pick<GroupHeader, 'sender' | 'receiver' | 'controlNumber'>;
  set: ClaimSet;
  claims: readonly ProfessionalClaim[];
}

export interface ClaimSet {
  /** ST02. */
  controlNumber: string;
  /** BHT03: the batch. */
  reference: string;
  /** CH chargeable, RP reporting. */
  purpose: 'CH' | 'RP';
  submitter: Submitter;
  receiver: { name: string; id: string };
}

export interface Submitter {
  name: string;
  id: string;
  contact: Contact;
}

export const version837p = '005010X222A1';
