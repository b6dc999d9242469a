import type { RouteFacts } from '../scrub/claim-facts.ts';
import { isWithin } from '../scrub/code-facts.ts';
import { edit } from '../scrub/edit.ts';

export const claimRoute = edit({
  id: 'claim-route',
  number: 7,
  title: 'Claim has no way to its payer',
  description:
    'Submitter, receiver and payer have ids at the clearinghouse, the payer takes claims over it, and the enrolment holds today.',
  severity: 'ERROR',
  isOverridable: false,
  needs: ['route', 'today'],
  check({ payer }, { route, today }) {
    const found = (fix: string) => [{ path: ['payer', 'id'], facts: { payerId: payer.id }, fix }];
    if (payer.id.trim() === '') return found("Open the payer and enter the payer's id at the clearinghouse.");
    const fix = route && faultOf(route, payer.id, today);
    return fix ? found(fix) : [];
  },
});

function faultOf(route: RouteFacts, payerId: string, today: string): string | null {
  if (!route.submitterId.trim() || !route.receiverId.trim())
    return 'Open the clearinghouse and enter the ids of submitter and receiver.';
  if (!route.takesClaims) return 'Open the payer and choose a clearinghouse over which the payer takes claims.';
  if (route.payerNumber !== payerId)
    return `Scrub the claim again: the payer's id at the clearinghouse is ${route.payerNumber || 'missing'}.`;
  const { enrolment } = route;
  if (enrolment === 'NOT_NEEDED' || (enrolment && isWithin(enrolment, today))) return null;
  return 'Open the payer and complete the enrolment for claims, or hold the claim until it begins.';
}
