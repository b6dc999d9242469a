import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { anAdvice } from './answers/kit/remittance-files.ts';
import { type BillingDesk, openBillingDesk } from './kit/billing-desk.ts';
import { act, claimNow } from './kit/claim-acts.ts';
import { receiveAndApply } from './kit/receive-and-apply.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const denied = (pcn: string) => [
  ...['SVC*HC:G0463*125.5*0**0', 'DTM*472*20260102', 'CAS*CO*16*125.5', `REF*6R*${pcn}01`, 'LQ*HE*N290'],
];

/** A claim that was sent, and that the payer denied under the number ICN77. */
async function deniedClaim(): Promise<{ desk: BillingDesk; id: string; first: string[] }> {
  const desk = await openBillingDesk(server);
  const id = await desk.claim({ patientId: await desk.world.insured({ givenName: 'Jane', familyName: 'Doe' }) });
  const first = await desk.file(id);
  const { pcn } = await claimNow(desk.world.biller, id);
  const advice = anAdvice([{ pcn, icn: 'ICN77', status: '4', charge: 125.5, paid: 0, segments: denied(pcn) }]);
  await receiveAndApply(server, desk.world, advice);
  expect(await claimNow(desk.world.biller, id)).toMatchObject({ status: 'DENIED', reasonCodes: ['CO-16', 'N290'] });
  return { desk, id, first };
}

/** Segments of one file that the other has not, without envelopes. */
const beyond = (segments: readonly string[], other: readonly string[]) =>
  segments.filter((segment) => !other.includes(segment) && !/^(ISA|GS|ST|SE|GE|IEA)\*/.test(segment));

test('a replacement names the claim that the payer knows, with what was corrected', async () => {
  const { desk, id, first } = await deniedClaim();
  await act(desk.world.biller, 'correctClaim', id, { reason: 'N290' });
  const referringProvider = { givenName: 'Marcus', familyName: 'Welby', npi: '1003000126' };
  expect(await desk.detail(id, { referringProvider })).toMatchObject({ claim: { status: 'READY' } });
  const second = await desk.file(id);
  expect(beyond(second, first)).toEqual([
    ...['CLM*PCN*125.5***11:B:7*Y*A*Y*Y', 'REF*F8*ICN77', 'REF*D9*PCN2', 'NM1*DN*1*WELBY*MARCUS****XX*1003000126'],
  ]);
  expect(beyond(first, second)).toEqual(['CLM*PCN*125.5***11:B:1*Y*A*Y*Y', 'REF*D9*PCN1']);
});

test('a void names it too, and says the rest as before', async () => {
  const { desk, id, first } = await deniedClaim();
  await act(desk.world.biller, 'voidClaim', id, { reason: 'Wrong patient' });
  const second = await desk.file(id);
  expect(beyond(second, first)).toEqual(['CLM*PCN*125.5***11:B:8*Y*A*Y*Y', 'REF*F8*ICN77', 'REF*D9*PCN2']);
});
