import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../../src/domains/claims/answers/answer.ts';
import {
  acknowledgedStatus,
  answerIn,
  reportedStatus,
} from '../../../../src/domains/claims/answers/answers-to-claims.ts';
import { answersToGroup, answerToInterchange } from '../../../../src/domains/claims/answers/answers-to-files.ts';
import { readEdiText } from '../../../../src/edi/read-edi.ts';
import { ClaimEventSource } from '../../../../src/generated/models.ts';
import { answersTo } from './kit/answer-files.ts';

const numbers = { interchange: '100', group: '200', set: '0001' };
const files = answersTo({ numbers });
const claim = { id: '', uuid: '', pcn: 'K7M2P9QX4RTB', label: 'K7M2P9QX4RTB1' };

/** The answers in a file, in its order. */
function answersIn(content: string): Answer[] {
  return readEdiText(content).flatMap((item): Answer[] => {
    if (item.kind === 'TA1') return [answerToInterchange(item)];
    if (item.kind === '999') return answersToGroup(item);
    return item.kind === '277CA' || item.kind === '277' ? [answerIn(item)].filter((answer) => answer !== null) : [];
  });
}

test.each([
  ['A', null],
  ['E', null],
  ['R', 'FILE_REJECTED'],
])('TA1 %s reports %s', (outcome, status) => {
  expect(answersIn(files.ta1(outcome, '025'))[0]).toMatchObject({
    kind: 'TA1',
    outcome,
    reports: status,
    codes: ['TA1:025'],
  });
});

test.each([
  ['A', 'FILE_ACCEPTED'],
  ['E', 'FILE_ACCEPTED'],
  ['P', null],
  ['R', 'FILE_REJECTED'],
  ['M', 'FILE_REJECTED'],
  ['W', 'FILE_REJECTED'],
  ['X', 'FILE_REJECTED'],
])('999 IK5 %s reports %s', (outcome, status) => {
  expect(answersIn(files.f999(outcome))).toMatchObject([
    { kind: 'F999', outcome, reports: status, setControlNumber: '0001' },
  ]);
});

test('a 999 without AK2 is decided by AK9, and a rejected group takes its sets with it', () => {
  const bare = files
    .f999('R')
    .replace(/AK2.*?~/, '')
    .replace(/IK5.*?~/, '');
  expect(answersIn(bare)).toMatchObject([{ outcome: 'R', reports: 'FILE_REJECTED', setControlNumber: null }]);
  const group = files.f999('A').replace('AK9*A', 'AK9*R');
  expect(answersIn(group)).toMatchObject([{ outcome: 'R', reports: 'FILE_REJECTED' }]);
});

test('a 999 names the faulty claim by CTX, with segment and element', () => {
  const errors = ['IK3*NM1*12*2010*8', `CTX*CLM01:${claim.pcn}`, 'IK4*9*67*7*BAD'];
  const [answer] = answersIn(files.f999('R', errors));
  expect(answer?.scope === 'FILE' && answer.reasons.get(claim.pcn)).toEqual({
    codes: ['IK3:8', 'IK4:7'],
    text: 'Segment NM1, position 12, loop 2010, code 8. Element 9: code 7, BAD.',
  });
});

describe('277CA', () => {
  test.each([
    ['A0', 'CLEARINGHOUSE_ACCEPTED', 'PAYER_ACCEPTED'],
    ['A1', 'CLEARINGHOUSE_ACCEPTED', 'PAYER_ACCEPTED'],
    ['A2', 'CLEARINGHOUSE_ACCEPTED', 'PAYER_ACCEPTED'],
    ['A3', 'CLEARINGHOUSE_REJECTED', 'PAYER_REJECTED'],
    ['A4', null, null],
    ['A5', null, null],
    ['A6', 'CLEARINGHOUSE_REJECTED', 'PAYER_REJECTED'],
    ['A7', 'CLEARINGHOUSE_REJECTED', 'PAYER_REJECTED'],
    ['A8', 'CLEARINGHOUSE_REJECTED', 'PAYER_REJECTED'],
  ])('%s of a clearinghouse reports %s, of a payer %s', (category, clearinghouse, payer) => {
    expect(acknowledgedStatus([category], ClaimEventSource.CLEARINGHOUSE)).toBe(clearinghouse);
    expect(acknowledgedStatus([category], ClaimEventSource.PAYER)).toBe(payer);
  });

  test('a rejected line rejects its claim; codes, entity and text are kept', () => {
    const lines = ['SVC*HC:J1885*50', 'STC*A7:454*20260106*U', 'REF*FJ*1'];
    const [answer] = answersIn(files.c277ca('PR', [{ claim, status: 'A2:20', lines }]));
    expect(answer).toMatchObject({
      ...{ reports: 'PAYER_REJECTED', category: 'A7', outcome: 'U', codes: ['A2:20', 'A7:454'] },
      text: 'Line J1885: A7:454.',
    });
  });

  test('further composites of an STC and its text are read', () => {
    const content = files.c277ca('AY', [{ claim, status: 'A7:562:85' }]);
    const told = content.replace(
      'STC*A7:562:85*20260106*U*150',
      'STC*A7:562:85*20260106*U*150******A7:164:IL**NPI IS MISSING',
    );
    expect(answersIn(told)).toMatchObject([
      {
        codes: ['A7:562', 'A7:164'],
        text: 'NPI IS MISSING A7:562 is about the billing provider (85). A7:164 is about the subscriber (IL).',
      },
    ]);
  });

  test('a batch that is rejected as a whole is an answer to its file', () => {
    const content = files.c277ca('AY', [], { head: ['STC*A3:24*20260106*U*150'] });
    expect(answersIn(content)).toMatchObject([{ scope: 'FILE', reports: 'CLEARINGHOUSE_REJECTED', category: 'A3' }]);
  });
});

test.each([
  ...['P0', 'P1', 'P2', 'P4', 'P5'].map((category) => [category, 'PENDING']),
  ...['P3', 'R0', 'R3', 'R17'].map((category) => [category, 'INFO_REQUESTED']),
  ['A4', 'NOT_FOUND'],
  ...['F0', 'F1', 'F2', 'F3', 'F4', 'F3F', 'F3N', 'E0', 'E4', 'D0', 'A1'].map((category) => [category, null]),
])('277 %s reports %s', (category, status) => {
  expect(reportedStatus([category as string])).toBe(status);
  expect(answersIn(files.c277([{ claim, status: `${category}:1` }]))).toMatchObject([
    { kind: 'C277', pcn: claim.pcn, reports: status, source: 'PAYER' },
  ]);
});

test('a 277 names the day by which the payer asks for a reply', () => {
  const content = files
    .c277([{ claim, status: 'R3:294' }])
    .replace('DTP*472', 'DTP*106*D8*20260131~DTP*472')
    .replace('SE*16', 'SE*17');
  expect(answersIn(content)).toMatchObject([{ reports: 'INFO_REQUESTED', replyBy: new Date('2026-01-31T00:00:00Z') }]);
});
