import { expect, test } from 'vitest';
import { addressOf, readAddress, watchFilterOf } from '../../../web/staff/claims/list/list-address.ts';
import { matches } from '../../../web/staff/claims/list/matches.ts';
import { codeWords } from '../../../web/staff/claims/words/code-words.ts';
import { eventText, eventTitle } from '../../../web/staff/claims/words/event-words.ts';
import { spanWords } from '../../../web/staff/claims/words/times.ts';
import { openRequestKeys } from '../../../web/staff/claims/work/request-keys.ts';

test('codes of answers have words; one that is not known here is shown as it is', () => {
  expect(codeWords('A7:562')).toBe('rejected: something is wrong: NPI');
  expect(codeWords('IK4:7')).toBe('a code is not valid');
  expect(codeWords('P1')).toBe('at work');
  expect(codeWords('A1:19')).toBe('received');
  expect(codeWords('CO-197')).toBe('authorization is missing: contract, not the patient’s');
  expect(codeWords('PR-1')).toBe('deductible: the patient’s share');
  expect(codeWords('N290')).toBe('rendering provider’s number missing or wrong');
  expect(codeWords('A3:9999')).toBe('rejected: sent back unread');
  expect(codeWords('npi-form', new Map([['npi-form', 'Wrong NPI']]))).toBe('Wrong NPI');
  expect(codeWords('Z9')).toBeNull();
});

test('an event is a sentence: the reply with its channel, the outcome of an appeal', () => {
  const told = { category: null, text: null };
  expect(eventTitle({ ...told, kind: 'REQUEST_ANSWERED', category: 'FAX' })).toBe('Reply sent to the payer by fax');
  expect(eventTitle({ ...told, kind: 'APPEAL_DECIDED', category: 'UPHELD' })).toBe('Appeal lost: the denial stands');
  expect(eventTitle({ ...told, kind: 'ASSIGNED', text: 'Ruth Adler' })).toBe('Assigned to Ruth Adler');
  expect(eventText({ ...told, kind: 'ASSIGNED', text: 'Ruth Adler' })).toBeNull();
  expect(eventTitle({ ...told, kind: 'ASSIGNED' })).toBe('Assignment ended');
});

test('a span is told in its largest unit', () => {
  const now = Date.UTC(2026, 0, 10);
  const before = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
  expect(spanWords(before(0), now)).toBe('1 minute');
  expect(spanWords(before(59), now)).toBe('59 minutes');
  expect(spanWords(before(60), now)).toBe('1 hour');
  expect(spanWords(before(3 * 1440), now)).toBe('3 days');
});

test('the address keeps what a list is filtered by, and nothing else', () => {
  const list = readAddress({ queue: 'DENIED', assignee: 'me', text: 'CO-16' });
  expect(addressOf(list)).toBe('/claims?queue=DENIED&assignee=me&text=CO-16');
  expect(readAddress({ queue: 'NO_SUCH_LIST' }).queue).toBe('TO_FIX');
  expect(watchFilterOf(list, 'staff_1')).toEqual({ queue: ['DENIED'], assigneeId: 'staff_1' });
  expect(watchFilterOf({ ...list, assignee: 'nobody', payer: 'payer_1' }, 'staff_1')).toEqual({
    queue: ['DENIED'],
    payerId: 'payer_1',
  });
});

test('a text finds claims by each of its words, without regard to accents and capitals', () => {
  const claim: Parameters<typeof matches>[0] = {
    ...{ id: 'claim_1', pcn: 'B2C3D4F5G6H7', status: 'DENIED', queue: 'DENIED', inQueueSince: '2026-01-01T00:00:00Z' },
    ...{ serviceDate: '2026-01-01', deadline: null, total: '125.50', reasonCodes: ['CO-16'], snoozedUntil: null },
    ...{ patient: { givenName: 'José', familyName: 'Muñoz' }, payer: { name: 'Northern Mutual' }, assignee: null },
  };
  expect(matches(claim, { assignee: '', text: 'munoz co-16' })).toBe(true);
  expect(matches(claim, { assignee: '', text: 'munoz paid' })).toBe(false);
  expect(matches(claim, { assignee: 'nobody', text: '' })).toBe(true);
  expect(matches({ ...claim, assignee: { id: 'staff_1', name: 'Biller' } }, { assignee: 'nobody', text: '' })).toBe(
    false,
  );
});

test('a retry without an answer is the same request, of the version that it was made for', () => {
  const keys = openRequestKeys();
  const first = keys.keyFor({ reason: 'Waits' }, 3);
  expect(keys.keyFor({ reason: 'Waits' }, 4)).toEqual(first);
  expect(keys.keyFor({ reason: 'Waits for a paper' }, 4)).not.toEqual(first);
  const again = keys.keyFor({ reason: 'Waits' }, 4);
  keys.renew();
  expect(keys.keyFor({ reason: 'Waits' }, 4).key).not.toBe(again.key);
});
