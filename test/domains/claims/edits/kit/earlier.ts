import type {
  AuthorizationFacts,
  HistoryLine,
  OtherClaim,
} from '../../../../../src/domains/claims/scrub/claim-facts.ts';
import { payer } from './known.ts';

/** A line of another claim, by the same provider. */
export const seen = (serviceDate: string): HistoryLine => ({
  serviceDate,
  procedure: '99213',
  units: 1,
  providerNpi: '1679576722',
  taxonomyCode: '207Q00000X',
});

/** A claim like the usual one. */
export const sameClaim = (patientControlNumber: string): OtherClaim => ({
  patientControlNumber,
  providerNpi: '1679576722',
  lines: [{ serviceDate: '2026-03-02', procedure: 'G0463' }],
});

export const authorized = (changes: Partial<AuthorizationFacts>): { authorizations: AuthorizationFacts[] } => ({
  authorizations: [
    {
      number: 'A1',
      status: 'APPROVED',
      valid: { from: '2026-01-01', to: '2026-06-30' },
      lines: [{ procedure: null, left: 2 }],
      ...changes,
    },
  ],
});

/** The payer wants the usual procedure authorized. */
export const wanted = payer({ procedureRules: new Map([['G0463', { needsAuthorization: true, frequency: null }]]) });

/** The payer pays the procedure once in twelve months. */
export const yearly = payer({
  procedureRules: new Map([['G0439', { needsAuthorization: false, frequency: { most: 1, months: 12 } }]]),
});
