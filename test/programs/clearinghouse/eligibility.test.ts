import { expect, test } from 'vitest';
import { type EligibilityQuestion, write270 } from '../../../src/edi/eligibility/write-270.ts';
import { aFile, organization, person } from '../../edi/kit/a-claim.ts';
import { openHouse } from './kit/house.ts';
import { problemCodes, says } from './kit/says.ts';

const aQuestion = (memberId: string, trace: string): EligibilityQuestion => ({
  ...{ trace, origin: '9OFFICE001', payer: { name: 'EXAMPLE HEALTH PLAN', idKind: 'PI', id: '12345' } },
  provider: { name: organization('EXAMPLE MEDICAL GROUP'), npi: '1234567893' },
  subscriber: { name: person('DOE', 'JANE'), birthDate: '1980-05-17', sex: 'F', memberId, groupNumber: null },
  ...{ dependent: null, serviceDate: '2026-03-02', serviceTypes: ['30'] },
});

async function ask(questions: readonly EligibilityQuestion[]) {
  const { interchange, group } = aFile([]);
  const { content = '' } = write270({
    interchange,
    group,
    set: { controlNumber: '0001', reference: 'ASK1' },
    questions,
  });
  const house = await openHouse();
  await house.put(content, '7.270');
  return house.play();
}

test('questions are answered by the ending of the member id, each with its trace', async () => {
  const endings = ['ACT', 'INA', 'NF75', 'DOWN42', 'DENY29', ''];
  const answers = await ask(endings.map((ending) => aQuestion(`W1${ending}`, `T${ending}`)));
  expect(answers.flatMap(says)).toEqual([
    ...['271 TACT ACTIVE', '271 TINA INACTIVE', '271 TNF75 REJECTED 75', '271 TDOWN42 REJECTED 42'],
    ...['271 TDENY29 ACTIVE', '271 T ACTIVE'],
  ]);
  expect(problemCodes(answers)).toEqual([]);
});

test('a dependent is answered at its own level', async () => {
  const child = { name: person('DOE', 'KIM'), birthDate: '2015-01-02', sex: null };
  const [answer] = await ask([{ ...aQuestion('W1', 'T1'), dependent: child }]);
  expect(answer?.items[0]).toMatchObject({
    outcome: 'ACTIVE',
    dependent: { givenName: 'KIM' },
    birthDate: '2015-01-02',
  });
  expect(problemCodes(answer ? [answer] : [])).toEqual([]);
});

test('an active member has a copay and a deductible', async () => {
  const [answer] = await ask([aQuestion('W1ACT', 'T1')]);
  const [item] = answer?.items ?? [];
  const benefits = item?.kind === '271' ? item.benefits : [];
  expect(benefits.map(({ information, amount }) => `${information} ${amount}`)).toEqual([
    ...['1 null', 'B 2000', 'C 50000', 'C 12000'],
  ]);
});
