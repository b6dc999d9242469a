import { expect, test } from 'vitest';
import type { plays } from '../../../src/programs/clearinghouse/play/endings.ts';
import { claimText, memberClaim, openHouse } from './kit/house.ts';
import { problemCodes, says } from './kit/says.ts';

async function playEnding(ending: string) {
  const house = await openHouse();
  await house.put(claimText([memberClaim(ending, 'K1')]));
  const answers = await house.play();
  return { answers, said: answers.flatMap(says), problems: problemCodes(answers) };
}

const file = ['TA1 A 000', '999 A A'];
const received = '277CA AY K1 A1:19:AY';
const accepted = '277CA PR K1 A2:20:PR';
const pending = '277 K1 P1:20:PR';
const taken = [...file, received, accepted, pending];
const advice = (status: string) => [
  `CLP K1 ${status} 150.00 100.00 PR 20.00`,
  'SVC L1 60.00 CO-45 20.00 PR-3 20.00',
  'SVC L2 40.00 CO-45 10.00',
];
const paid = ['835 100.00 ACH', ...advice('1')];
const denied = (reason: string, remark: string) => [
  ...['835 0.00 NON', 'CLP K1 1 150.00 0.00 PR -'],
  ...[`SVC L1 0.00 CO-${reason} 100.00 ${remark}`, `SVC L2 0.00 CO-${reason} 50.00 ${remark}`],
];
const corrected = [
  ...['835 0.00 NON', 'CLP K1 22 -150.00 -100.00 PR -', 'SVC L1 -60.00 CO-45 -20.00 PR-3 -20.00'],
  ...['SVC L2 -40.00 CO-45 -10.00', 'CLP K1 1 150.00 85.00 PR 20.00'],
  ...['SVC L1 50.00 CO-45 30.00 PR-3 20.00', 'SVC L2 35.00 CO-45 15.00'],
];

const expected: Readonly<Record<keyof typeof plays, readonly string[]>> = {
  '': [...taken, ...paid],
  R999: ['TA1 A 000', '999 R R'],
  R562: [...file, '277CA AY K1 A7:562:85'],
  R33: [...file, received, '277CA PR K1 A3:33:IL'],
  MUTE1: ['TA1 A 000'],
  MUTE2: file,
  MUTE3: taken,
  INFO: [...file, received, accepted, '277 K1 R3:297', ...paid],
  DENY16: [...taken, ...denied('16', 'N290')],
  DENY197: [...taken, ...denied('197', 'N54')],
  DENY29: [...taken, ...denied('29', 'N211')],
  ODD: [...taken, '835 100.01 ACH', ...advice('1')],
  LATE: ['TA1 A 000', received, accepted, pending, ...paid, '999 A A'],
  TWICE: [...[...file, received, ...file, received, accepted, accepted, pending, pending], ...[...paid, ...paid]],
  SWAP: [...file, accepted, received, pending, ...paid],
  TAKE: [...taken, ...paid, ...corrected, 'PLB FB -15.00'],
  TAKEWO: [...taken, ...paid, ...corrected, 'PLB WO -15.00', '835 0.00 NON', 'PLB WO 15.00', 'PLB FB -15.00'],
  CROSS: [...taken, '835 100.00 ACH', ...advice('19')],
  PART: [
    ...[...taken, '835 60.00 ACH', 'CLP K1 1 150.00 60.00 PR 20.00', 'SVC L1 60.00 CO-45 20.00 PR-3 20.00'],
    'SVC L2 0.00 CO-197 50.00 N54',
  ],
  DED: [
    ...taken,
    '835 0.00 NON',
    'CLP K1 1 150.00 0.00 PR 150.00',
    'SVC L1 0.00 PR-1 100.00',
    'SVC L2 0.00 PR-1 50.00',
  ],
  SPLIT: [...taken, '835 0.00 NON', ...advice('1'), 'PLB FB 100.00', '835 100.00 ACH', 'PLB FB -100.00'],
};

test.each(Object.entries(expected))(
  'a member id that ends in "%s" is answered as the table says',
  async (ending, lines) => {
    const { said, problems } = await playEnding(ending);
    expect(said).toEqual(lines);
    expect(problems).toEqual(ending === 'ODD' ? ['SET_BALANCE'] : []);
  },
);

test('a rejecting 999 names the segment and the claim', async () => {
  const { answers } = await playEnding('R999');
  const item = answers[1]?.items[0];
  expect(item).toMatchObject({
    sets: [
      {
        outcome: 'R',
        errors: [{ segment: 'CLM', loop: '2300', code: '8', contexts: [{ name: 'CLM01', value: 'K1' }] }],
      },
    ],
  });
});

test('the payer’s number of a claim is the same in its 277CA, its 277 and its 835, and a correction has another', async () => {
  const { answers } = await playEnding('TAKEWO');
  const items = answers.flatMap((answer) => answer.items);
  const numbers = items.flatMap((item) => ('payerControlNumber' in item ? [item.payerControlNumber] : []));
  const [own] = numbers.filter((number) => number !== null);
  const correction = `${own}2`;
  expect(numbers.filter((number) => number !== null)).toEqual([own, own, own, own, correction]);
  const adjustments = items.flatMap((item) => ('providerAdjustments' in item ? item.providerAdjustments : []));
  expect(adjustments.filter(({ reason }) => reason === 'WO').map(({ reference }) => reference)).toEqual([own, own]);
});

test('a claim that was crossed over names the payer that has it', async () => {
  const { answers } = await playEnding('CROSS');
  const advices = answers.flatMap(({ items }) => items.flatMap((item) => ('parties' in item ? item.parties : [])));
  expect(advices.map(({ entity }) => entity)).toEqual(['QC', 'TT']);
});

test('a split payment is one transfer on one day', async () => {
  const { answers } = await playEnding('SPLIT');
  const headers = answers.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === '835' && item.part === 'HEADER' ? [`${item.trace} ${item.date}`] : [])),
  );
  expect(headers).toHaveLength(2);
  expect(new Set(headers).size).toBe(1);
});

test('the second of two answers has another name and the same bytes', async () => {
  const { answers } = await playEnding('TWICE');
  const again = answers.filter(({ name }) => name.includes('-again'));
  expect(again).toHaveLength(6);
  for (const { name, content } of again)
    expect(answers.find((answer) => answer.name === name.replace('-again', ''))?.content).toBe(content);
});
