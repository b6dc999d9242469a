import { expect, test } from 'vitest';
import type { OtherPayer } from '../../../src/edi/claim/other-payer.ts';
import { readClaims } from '../../../src/programs/clearinghouse/claims/read-claims.ts';
import { readInterchange } from '../../../src/programs/clearinghouse/x12/read-interchange.ts';
import { aClaim, aLine, person } from '../../edi/kit/a-claim.ts';
import { claimText } from './kit/house.ts';

const first: OtherPayer = {
  ...{ responsibility: 'P', relationship: '18', groupNumber: null, groupName: null, insuranceType: null },
  ...{ filingCode: 'BL', adjustments: [], paid: 8_000, patientLiability: null, remarks: [] },
  ...{ benefitsAssigned: 'Y', patientSignatureSource: null, releaseOfInformation: 'Y' },
  subscriber: { name: person('DOE', 'JOHN'), memberId: 'FIRST1', address: null },
  payer: { name: 'FIRST PLAN', idKind: 'PI', id: '99999', address: null },
  ...{ adjudicatedOn: '2026-04-01', payerControlNumber: 'ICN9' },
};

test('facts of an earlier payer are not taken for those of the claim', () => {
  const { subscriber } = aClaim();
  const claim = aClaim({
    subscriber: { ...subscriber, responsibility: 'S', memberId: 'SECOND1' },
    ...{ otherPayers: [first], lines: [aLine({ controlNumber: 'L1' })] },
  });
  const received = readInterchange(claimText([claim, aClaim({ patientControlNumber: 'ANOTHER' })]));
  const [set] = received?.groups[0]?.sets ?? [];
  const { claims = [] } = set ? readClaims(set, ':') : {};
  expect(claims).toMatchObject([
    {
      ...{ memberId: 'SECOND1', responsibility: 'S', payerControlNumber: '', payer: { id: '12345' } },
      lines: [{ controlNumber: 'L1', charge: 12_550 }],
    },
    { patientControlNumber: 'ANOTHER', memberId: 'W123456789', responsibility: 'P' },
  ]);
});
