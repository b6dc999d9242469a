import { expect, test } from 'vitest';
import type { AuthorizationQuestion } from '../../../src/edi/authorization/authorization-question.ts';
import { write278 } from '../../../src/edi/authorization/write-278.ts';
import { aFile, organization, person } from '../../edi/kit/a-claim.ts';
import { openHouse, type ReadAnswer } from './kit/house.ts';
import { problemCodes } from './kit/says.ts';

const aRequest = (memberId: string): AuthorizationQuestion => ({
  ...{ trace: 'T1', origin: '9OFFICE001', category: 'HS', certification: 'I', serviceType: '1', placeOfService: null },
  payer: { name: 'EXAMPLE HEALTH PLAN', idKind: 'PI', id: '12345' },
  provider: { name: organization('EXAMPLE MEDICAL GROUP'), npi: '1234567893' },
  subscriber: { name: person('DOE', 'JANE'), birthDate: '1980-05-17', sex: 'F', memberId },
  ...{ dependent: null, from: '2026-05-01', to: '2026-07-31', diagnoses: ['M5450'], referringProvider: null },
  services: [
    { trace: 'T101', serviceType: null, procedure: 'G0463', units: 6, unit: 'VS' },
    { trace: 'T102', serviceType: null, procedure: 'J1885', units: 5, unit: 'UN' },
  ],
});

async function ask(question: AuthorizationQuestion): Promise<ReadAnswer[]> {
  const { interchange, group } = aFile([]);
  const { content = '' } = write278({
    interchange,
    group,
    set: { controlNumber: '0001', reference: 'ASK1' },
    question,
  });
  const house = await openHouse();
  await house.put(content, '7.278');
  const answers = await house.play();
  expect(problemCodes(answers)).toEqual([]);
  return answers;
}

const says = (answers: readonly ReadAnswer[]) =>
  answers.flatMap(({ items }) =>
    items.flatMap((item) => {
      if (item.kind !== '278') return [];
      const services = item.services.map(({ decision, units }) => `${decision?.action} ${units}`);
      const said = item.decision?.action ?? item.rejections.map(({ reason }) => reason).join();
      return [`${item.traces.join()} ${said}: ${services.join(', ')}`];
    }),
  );

test.each([
  ['W1', ['T1 A1: A1 6, A1 5']],
  ['W1PARTIAL', ['T1 A2: A1 6, A3 5']],
  ['W1MODIFY', ['T1 A6: A6 3, A6 2']],
  ['W1REFUSE', ['T1 A3: A3 6, A3 5']],
  ['W1CALL', ['T1 CT: CT 6, CT 5']],
  ['W1NF75', ['T1 75: undefined 6, undefined 5']],
  ['W1DOWN42', ['T1 42: undefined 6, undefined 5']],
  ['W1PEND', ['T1 A4: A4 6, A4 5', 'T1 A1: A1 6, A1 5']],
])('a request of the member %s is answered', async (memberId, said) => {
  expect(says(await ask(aRequest(memberId)))).toEqual(said);
});

test('a dependent is answered at its own level', async () => {
  const child = { name: person('DOE', 'KIM'), birthDate: '2015-01-02', sex: null, relationship: '19' };
  const [answer] = await ask({ ...aRequest('W1'), dependent: child });
  expect(answer?.items[0]).toMatchObject({ kind: '278', dependent: { givenName: 'KIM' }, traces: ['T1'] });
});
