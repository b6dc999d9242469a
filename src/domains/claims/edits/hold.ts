import { edit } from '../scrub/edit.ts';

const fixes = {
  CREDENTIALING: 'Open the provider and complete the credentialing with the payer. The claim waits.',
  STAFF: 'Open the claim and lift the hold when its reason no longer holds.',
  UNSIGNED_NOTE: 'Ask the provider to sign the note of the visit. The claim waits.',
};

export const hold = edit({
  id: 'hold',
  number: 49,
  title: 'Claim is held',
  description:
    'A claim waits while credentialing is open, while the note of the visit is not signed, and while staff hold it. It is held, not refused.',
  severity: 'HOLD',
  isOverridable: false,
  needs: ['holds'],
  check: (_claim, { holds }) =>
    (holds ?? []).map(({ kind, reason }) => ({ path: [], facts: { kind, reason }, fix: fixes[kind] })),
});
