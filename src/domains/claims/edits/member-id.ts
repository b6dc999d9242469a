import { edit } from '../scrub/edit.ts';

export const memberId = edit({
  id: 'member-id',
  number: 8,
  title: 'Member id is missing or unlike the payer’s',
  description: 'The subscriber has a member id. One that does not have the form of the payer’s ids is a warning.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['payer'],
  check({ subscriber }, { payer }) {
    const path = ['subscriber', 'memberId'];
    const facts = { memberId: subscriber.memberId };
    if (subscriber.memberId.trim() === '')
      return [{ path, facts, fix: 'Open the coverage and enter the member id from the insurance card.' }];
    if (payer?.memberIdPattern?.test(subscriber.memberId) !== false) return [];
    return [{ path, facts, severity: 'WARNING', fix: 'Open the coverage and compare the member id with the card.' }];
  },
});
