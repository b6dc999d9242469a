import { expect, test } from 'vitest';
import type { ClaimRow } from '../../../src/domains/claims/claim.entity.ts';
import { stateMessage } from '../../../src/domains/claims/work/claim-state-error.ts';
import { ClaimStatus, Permission, type Permission as PermissionName } from '../../../src/generated/models.ts';
import { type Act, offersFor, overrides, waysFrom } from '../../../web/staff/claims/work/offers.ts';

const mutations: Readonly<Partial<Record<Act, string>>> = {
  ...{ submit: 'submitClaims', answer: 'answerPayerRequest', correct: 'correctClaim', appeal: 'appealClaim' },
  ...{ decide: 'decideAppeal', scrub: 'scrubClaims', hold: 'holdClaim', unhold: 'unholdClaim' },
  ...{ void: 'voidClaim', close: 'closeClaim', reopen: 'reopenClaim' },
};
const biller: PermissionName[] = [Permission.WORK_CLAIMS, Permission.SUBMIT_CLAIMS, Permission.OVERRIDE_EDITS];
const claim = (status: ClaimStatus, facts: object = {}) => ({ status, assignee: null, snoozedUntil: null, ...facts });

test.each(Object.values(ClaimStatus))('from %s the page offers the ways that a refusal would name', (status) => {
  const message = stateMessage({ pcn: 'B2C3', status } as ClaimRow);
  const named = [...message.matchAll(/\((\w+)\)/g)].map(([, mutation]) => mutation);
  expect(waysFrom[status].map((act) => mutations[act]).toSorted()).toEqual(named.toSorted());
});

test('a claim is taken, given back, put off and brought back as it stands', () => {
  const free = offersFor(claim(ClaimStatus.PENDING), biller, 'staff_1');
  expect(free).toEqual(expect.arrayContaining(['take', 'assign', 'snooze', 'note']));
  expect(free).not.toEqual(expect.arrayContaining(['unassign']));
  const mine = { assignee: { id: 'staff_1', name: 'Biller' }, snoozedUntil: '2099-01-01' };
  const taken = offersFor(claim(ClaimStatus.PENDING, mine), biller, 'staff_1');
  expect(taken).toEqual(expect.arrayContaining(['unassign', 'wake']));
  expect(taken).not.toContain('take');
  expect(taken).not.toContain('snooze');
  expect(offersFor(claim(ClaimStatus.CLOSED), biller, 'staff_1')).not.toContain('snooze');
});

test('without the permission nothing is offered that would be refused', () => {
  expect(offersFor(claim(ClaimStatus.READY), [Permission.VIEW_CLAIMS], 'staff_1')).toEqual([]);
  expect(offersFor(claim(ClaimStatus.READY), [Permission.WORK_CLAIMS], 'staff_1')).not.toContain('submit');
  expect(offersFor(claim(ClaimStatus.READY), [Permission.SUBMIT_CLAIMS], 'staff_1')).toEqual(['submit']);
  expect(overrides(claim(ClaimStatus.SCRUB_FAILED), biller)).toBe(true);
  expect(overrides(claim(ClaimStatus.SCRUB_FAILED), [Permission.WORK_CLAIMS])).toBe(false);
  expect(overrides(claim(ClaimStatus.PENDING), biller)).toBe(false);
});
