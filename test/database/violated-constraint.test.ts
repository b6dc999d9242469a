import { expect, test } from 'vitest';
import { violatedConstraint } from '../../src/database/connection/violated-constraint.ts';

const refused = (message: string, fields: object = {}) => Object.assign(new Error(message), fields);

test.each([
  [
    'the error’s field',
    refused('refused', { constraint: 'patient_practice_id_mrn_key' }),
    'patient_practice_id_mrn_key',
  ],
  [
    'the field of a part of a table',
    refused('refused', { constraint: 'patient_practice_id_mrn_key_102008' }),
    'patient_practice_id_mrn_key',
  ],
  ['its message', refused('duplicate key value violates unique constraint "visit_in_room_102041"'), 'visit_in_room'],
  [
    'the message of an exclusion',
    refused('conflicting key value violates exclusion constraint "booking_no_overlap"'),
    'booking_no_overlap',
  ],
  ['the cause', new Error('wrapped', { cause: refused('', { constraint: 'account_email_key' }) }), 'account_email_key'],
  ['nothing where no constraint refused', refused('deadlock detected'), undefined],
])('a constraint’s name is learned from %s', (_where, error, name) => {
  expect(violatedConstraint(error)).toBe(name);
});

test('a number that belongs to the name stays', () => {
  expect(violatedConstraint(refused('', { constraint: 'appointment_check1' }))).toBe('appointment_check1');
});
