import type { TestServer } from '../../../kit/start-test-server.ts';
import { type FileNow, openTaker } from '../answers/kit/take-file.ts';
import { type BillingWorld, uuidOf } from './billing-world.ts';

export interface Received {
  __typename: string;
  message?: string;
  path?: string[];
  segment?: string;
  problems?: { segment: string; code: string }[];
  ediFile?: { id: string; status: string; transactions: string[]; content: string | null };
}

type Receiver = Pick<BillingWorld, 'biller' | 'clearinghouseId'>;

/** Takes a file in through the API. */
export async function receive({ biller, clearinghouseId }: Receiver, input: object): Promise<Received> {
  const fields = 'ediFile { id status transactions content }';
  const { result } = await biller.ask<{ result: Received }>(
    `mutation($input: ReceiveEdiFileInput!) { result: receiveEdiFile(input: $input) { __typename
      ... on UserError { message path } ... on EdiFileRefusedError { segment problems { segment code } }
      ... on AlreadyReceivedError { ${fields} } ... on ReceiveEdiFileSuccess { ${fields} } } }`,
    { input: { clearinghouseId, ...input } },
  );
  return result;
}

/** Takes a file in through the API, and applies it as a worker does. */
export async function receiveAndApply(server: TestServer, world: BillingWorld, content: string): Promise<FileNow> {
  const received = await receive(world, { content });
  if (!received.ediFile) throw new Error(`${received.__typename}: ${received.message}`);
  const { office, clearinghouseId } = world;
  const place = { practiceId: uuidOf(office.practiceId), clearinghouseId: uuidOf(clearinghouseId) };
  const taker = await openTaker(server, place);
  try {
    return await taker.apply(uuidOf(received.ediFile.id));
  } finally {
    await taker.stop();
  }
}
