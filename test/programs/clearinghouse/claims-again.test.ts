import { expect, test } from 'vitest';
import type { ProfessionalClaim } from '../../../src/edi/claim/professional-claim.ts';
import { write276 } from '../../../src/edi/claim-status/write-276.ts';
import { aFile, aLine } from '../../edi/kit/a-claim.ts';
import { claimText, type House, memberClaim, msPerDay, openHouse } from './kit/house.ts';
import { type JumpingClock, jumpingClock } from './kit/jumping-clock.ts';
import { problemCodes, says } from './kit/says.ts';

/** The payments among the answers to a claim that comes in a file of its own. */
async function paymentsOf(house: House, claim: ProfessionalClaim, isa13: number) {
  await house.put(claimText([claim], { isa13 }), `${isa13}.837`);
  const answers = await house.play();
  expect(problemCodes(answers)).toEqual([]);
  const said = answers.flatMap(says);
  return { said, payments: said.filter((line) => /^(835|CLP|PLB)/.test(line)) };
}

test('a rejected claim that comes again is taken and paid', async () => {
  const house = await openHouse();
  expect((await paymentsOf(house, memberClaim('R562'), 1)).payments).toEqual([]);
  const { said, payments } = await paymentsOf(house, memberClaim('R562'), 2);
  expect(said).toContain('277CA AY KR562 A1:19:AY');
  expect(payments).toEqual(['835 100.00 ACH', 'CLP KR562 1 150.00 100.00 PR 20.00']);
});

test('a replacement reverses what was decided, and is paid in its place', async () => {
  const house = await openHouse();
  await paymentsOf(house, memberClaim('PART'), 1);
  const { payments } = await paymentsOf(house, { ...memberClaim('PART'), frequency: '7', payerControlNumber: '1' }, 2);
  expect(payments).toEqual([
    ...['835 40.00 ACH', 'CLP KPART 22 -150.00 -60.00 PR -', 'CLP KPART 1 150.00 100.00 PR 20.00'],
  ]);
});

test('a void reverses what was decided', async () => {
  const house = await openHouse();
  await paymentsOf(house, memberClaim(''), 1);
  const { payments } = await paymentsOf(house, { ...memberClaim(''), frequency: '8', payerControlNumber: '1' }, 2);
  expect(payments).toEqual(['835 0.00 NON', 'CLP K 22 -150.00 -100.00 PR -', 'PLB FB -100.00']);
});

test('a payment takes what the payer carried forward before, once', async () => {
  const clock = jumpingClock();
  const house = await openHouse({ clock });
  await paymentsOf(house, memberClaim('TAKEWO'), 1);
  clock.jump(20 * msPerDay);
  const again = await openHouse({ clock, folder: house.folder });
  const { payments } = await paymentsOf(again, memberClaim('', 'K2'), 2);
  expect(payments).toEqual(['835 85.00 ACH', 'CLP K2 1 150.00 100.00 PR 20.00', 'PLB FB 15.00']);
  expect((await paymentsOf(again, memberClaim('', 'K3'), 3)).payments[0]).toBe('835 100.00 ACH');
});

test('a balance is not taken before it was carried forward, nor by too small a payment', async () => {
  const house = await openHouse();
  await paymentsOf(house, memberClaim('TAKE'), 1);
  expect((await paymentsOf(house, memberClaim('', 'K2'), 2)).payments[0]).toBe('835 100.00 ACH');
  const clock = jumpingClock();
  clock.jump(30 * msPerDay);
  const later = await openHouse({ clock, folder: house.folder });
  const small = { ...memberClaim('', 'K3'), total: 3000, lines: [{ ...aLine(), charge: 3000 }] };
  expect((await paymentsOf(later, small, 3)).payments).toEqual(['835 4.00 ACH', 'CLP K3 1 30.00 4.00 PR 20.00']);
});

const question = (patientControlNumber: string) => {
  const { interchange, group } = aFile([]);
  const claim = memberClaim('');
  const person = { name: claim.subscriber.name, birthDate: '1980-05-17', sex: 'F' as const };
  const { content } = write276({
    ...{ interchange: { ...interchange, controlNumber: 90 }, group, set: { controlNumber: '0001', reference: 'ASK1' } },
    questions: [
      {
        ...{ trace: 'T1', payer: claim.payer, receiver: { name: 'EXAMPLE MEDICAL GROUP', id: 'SUB77' } },
        provider: { name: claim.billingProvider.name, npi: claim.billingProvider.npi },
        subscriber: { ...person, memberId: 'W1' },
        ...{ dependent: person, payerControlNumber: null, patientControlNumber, total: 15_000 },
        ...{ serviceDate: '2026-03-02', serviceDateTo: null },
      },
    ],
  });
  return content ?? '';
};

test.each([
  ['', 2, '277 K P1:20'],
  ['', 15, '277 K F1:65'],
  ['DENY29', 15, '277 KDENY29 F2:65'],
  ['MUTE2', 15, '277 KMUTE2 A4:35'],
  ['MUTE3', 40, '277 KMUTE3 P1:20'],
])('a question about a claim of a member %s after %d days is answered %s', async (ending, days, said) => {
  const clock: JumpingClock = jumpingClock();
  const house = await openHouse({ clock });
  await house.put(claimText([memberClaim(ending)]));
  await house.play();
  clock.jump(days * msPerDay);
  await house.put(question(`K${ending}`), '90.276');
  const answers = await house.play();
  expect(answers.flatMap(says)).toEqual([said]);
  expect(answers[0]?.items[0]).toMatchObject({ trace: 'T1' });
  expect(problemCodes(answers)).toEqual([]);
});
