import { afterAll, beforeAll, expect, test } from 'vitest';
import { acknowledgement } from './kit/answer-files.ts';
import { type FolderOffice, openFolderOffice } from './kit/folder-office.ts';

let office: FolderOffice;
beforeAll(async () => {
  office = await openFolderOffice();
});
afterAll(() => office.stop());

interface Received {
  __typename: string;
  path?: string[];
  segment?: string;
  problems?: { code: string }[];
  ediFile?: { id: string; status: string; transactions: string[]; content: string | null };
}

const fields = 'id status transactions content';

async function receive(input: object): Promise<Received> {
  const { biller, clearinghouseId } = office.world;
  const { result } = await biller.ask<{ result: Received }>(
    `mutation($input: ReceiveEdiFileInput!) { result: receiveEdiFile(input: $input) { __typename
      ... on UserError { path } ... on EdiFileRefusedError { segment problems { code } }
      ... on AlreadyReceivedError { ediFile { ${fields} } } ... on ReceiveEdiFileSuccess { ediFile { ${fields} } } } }`,
    { input: { clearinghouseId, ...input } },
  );
  return result;
}

test('a file that a person has is received once, and shows its content', async () => {
  const content = acknowledgement(7);
  const { ediFile } = await receive({ content });
  expect(ediFile).toMatchObject({ status: 'RECEIVED', transactions: ['999'], content });
  const again = { __typename: 'AlreadyReceivedError', path: ['input', 'content'], ediFile };
  expect(await receive({ content })).toEqual(again);
});

test('a file that cannot be read is refused with its segment, and leaves nothing behind', async () => {
  const refused = await receive({ content: acknowledgement(8).slice(0, 200) });
  expect(refused).toMatchObject({ __typename: 'EdiFileRefusedError', path: ['input', 'content'] });
  expect(refused.problems?.map(({ code }) => code)).toContain('TRUNCATED');
  const { ediFiles } = await office.world.biller.ask<{ ediFiles: { totalCount: number } }>(
    '{ ediFiles(filter: { status: { in: [REFUSED] } }) { totalCount } }',
  );
  expect(ediFiles.totalCount).toBe(0);
});

test('either the content or an upload is sent', async () => {
  expect(await receive({})).toMatchObject({ __typename: 'InvalidInputError', path: ['input'] });
});
