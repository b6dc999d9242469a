import { idempotencyKey } from './idempotency-key.ts';
import { verbAndNoun } from './names.ts';
import type { Template } from './run-new.ts';
import { sdlFile } from './sdl-file.ts';

/** A write that refuses everything, with a test that fails until its rules are decided. */
export const mutation: Template = async ({ domain, name }, root) => {
  const { verb, noun } = verbAndNoun(name);
  const { camel, pascal, kebab } = name;
  const toDo = `${verb} ${noun.words}`;
  return [
    {
      path: await sdlFile(root, domain, kebab),
      text: `extend type Mutation {
  "Will ${toDo}; refuses every request until its rules are written."
  ${camel}("The contents of the request." input: ${pascal}Input!): ${pascal}Result! @allow(permission: MANAGE_PRACTICE)
}

"The contents of the request."
input ${pascal}Input {
${idempotencyKey}
}

"The result of ${camel}: its success, or the error that refused it."
union ${pascal}Result = ${pascal}Success | InvalidInputError | IdempotencyConflictError

"The request to ${toDo} was done."
type ${pascal}Success {
  "The time of the write."
  at: DateTime!
}
`,
    },
    {
      path: `src/domains/${domain}/${kebab}.ts`,
      text: `// Will ${toDo}; refuses every request until its rules are written.

import type { Mutation${pascal}Args, ${pascal}Result } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { write } from '../../writing/write.ts';

export function ${camel}(context: Context, _args: Mutation${pascal}Args): Promise<${pascal}Result> {
  return write<${pascal}Result>(context, '${camel}', async () =>
    invalidInput('${camel} has no rules yet; write them in src/domains/${domain}/${kebab}.ts.', ['input']),
  );
}
`,
    },
    {
      path: `test/domains/${domain}/${kebab}.test.ts`,
      text: `import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

const decide =
  'Decide what ${camel} takes, whom it is allowed, what it refuses, which rows it changes and which events it saves; then say it here.';

test('the office can ${toDo}', async () => {
  const { result } = await office.manager.ask<{ result: { __typename: string } }>(
    'mutation { result: ${camel}(input: {}) { __typename } }',
  );
  expect(result.__typename, decide).toBe('${pascal}Success');
});
`,
    },
  ];
};
