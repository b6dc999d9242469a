import { expect, test } from 'vitest';
import { claimText, memberClaim, openHouse } from './kit/house.ts';
import { problemCodes, says } from './kit/says.ts';

async function playAll(endings: readonly string[]) {
  const house = await openHouse();
  await house.put(claimText(endings.map((ending, index) => memberClaim(ending, `K${index + 1}`))));
  const answers = await house.play();
  return { answers, said: answers.map(says), problems: problemCodes(answers) };
}

test('claims of one payer share an acknowledgement and a payment', async () => {
  const { said, problems } = await playAll(['', 'R562', 'DENY29', 'R33']);
  expect(problems).toEqual([]);
  expect(said.map(([first]) => first?.split(' ')[0])).toEqual(['TA1', '999', '277CA', '277CA', '277', '835']);
  expect(said[2]).toEqual([
    ...['277CA AY K1 A1:19:AY', '277CA AY K2 A7:562:85', '277CA AY K3 A1:19:AY', '277CA AY K4 A1:19:AY'],
  ]);
  expect(said[3]).toEqual(['277CA PR K1 A2:20:PR', '277CA PR K3 A2:20:PR', '277CA PR K4 A3:33:IL']);
  expect(said[5]?.filter((line) => line.startsWith('CLP'))).toEqual([
    ...['CLP K1 1 150.00 100.00 PR 20.00', 'CLP K3 1 150.00 0.00 PR -'],
  ]);
});

test('totals of an acknowledgement are those of its claims', async () => {
  const { answers } = await playAll(['', 'R562', '']);
  const [report] = answers.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === '277CA' && item.level === 'RECEIVER' ? [item] : [])),
  );
  expect(report?.totals).toEqual([
    ...[
      { code: '90', value: 2 },
      { code: 'AA', value: 1 },
    ],
    ...[
      { code: 'YU', value: 30_000 },
      { code: 'YY', value: 15_000 },
    ],
  ]);
});

test('payers answer for themselves', async () => {
  const house = await openHouse();
  const other = {
    ...memberClaim('', 'K2'),
    payer: { name: 'OTHER PLAN', idKind: 'PI' as const, id: '777', address: null },
  };
  await house.put(claimText([memberClaim('', 'K1'), other]));
  const answers = await house.play();
  expect(problemCodes(answers)).toEqual([]);
  expect(answers.map(({ name }) => name.split('.')[1])).toEqual([
    ...['ta1', '999', '277ca', '277ca', '277ca', '277', '277', '835', '835'],
  ]);
});

test('one claim that rejects its file rejects all; those that did nothing play when they come again', async () => {
  const house = await openHouse();
  const others = [memberClaim('R562', 'K2'), memberClaim('', 'K3')];
  await house.put(claimText([memberClaim('R999', 'K1'), ...others]));
  expect((await house.play()).flatMap(says)).toEqual(['TA1 A 000', '999 R R']);
  await house.put(claimText([memberClaim('R999', 'K1'), ...others], { isa13: 8 }), '8.837');
  const said = (await house.play()).flatMap(says);
  expect(said.filter((line) => line.startsWith('277CA AY'))).toEqual([
    ...['277CA AY K1 A1:19:AY', '277CA AY K2 A7:562:85', '277CA AY K3 A1:19:AY'],
  ]);
});

test('a silent claim silences the 999 of its file alone', async () => {
  const { said } = await playAll(['MUTE1', '']);
  expect(said.flat().filter((line) => !/^(CLP|SVC)/.test(line))).toEqual([
    ...['TA1 A 000', '277CA AY K2 A1:19:AY', '277CA PR K2 A2:20:PR', '277 K2 P1:20:PR', '835 100.00 ACH'],
  ]);
});

test('a split payment has the first claims in one file and the others in the next', async () => {
  const { said, problems } = await playAll(['SPLIT', 'SPLIT', 'SPLIT']);
  expect(problems).toEqual([]);
  const payments = said.slice(-2).map((lines) => lines.filter((line) => !line.startsWith('SVC')));
  expect(payments).toEqual([
    ['835 0.00 NON', 'CLP K1 1 150.00 100.00 PR 20.00', 'CLP K2 1 150.00 100.00 PR 20.00', 'PLB FB 200.00'],
    ['835 300.00 ACH', 'CLP K3 1 150.00 100.00 PR 20.00', 'PLB FB -200.00'],
  ]);
});

test('the seed decides for members without an ending, and always in the same way', async () => {
  const play = async (seed: number) => {
    const house = await openHouse({ seed });
    await house.put(claimText(Array.from({ length: 120 }, (_, index) => memberClaim('', `K${index + 1}`))));
    return (await house.play()).flatMap(says);
  };
  const first = await play(42);
  expect(await play(42)).toEqual(first);
  expect(await play(43)).not.toEqual(first);
  expect(first.some((line) => / A[37]:/.test(line))).toBe(true);
  expect(first.some((line) => / CO-(16|197|29) /.test(line))).toBe(true);
});
