import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, print, separateOperations } from 'graphql';
import { starterOperations } from '../../../src/server/pages/starter-operations.ts';
import { projectRoot } from '../../../src/settings/project-root.ts';

/** An operation that a program of the project sends, with the fragments it uses. */
export interface KnownOperation {
  name: string;
  text: string;
}

const readAll = (pattern: string): string[] =>
  globSync(pattern, { cwd: projectRoot }).map((file) => readFileSync(join(projectRoot, file), 'utf8'));

/** Every operation of the pages, the simulator, the clients’ tests, the explorer and the README. */
export function knownOperations(): KnownOperation[] {
  const sources = [
    ...['web/**/*.graphql', 'src/programs/simulate/**/*.graphql', 'test/**/*.graphql'].map((pattern) =>
      readAll(pattern).join('\n'),
    ),
    starterOperations,
    ...readme(),
  ];
  return sources.filter((source) => source.trim() !== '').flatMap(operationsIn);
}

function operationsIn(source: string): KnownOperation[] {
  return Object.entries(separateOperations(parse(source))).map(([name, document]) => ({
    name: name || print(document).slice(0, 60),
    text: print({ kind: Kind.DOCUMENT, definitions: document.definitions }),
  }));
}

/** Operations in the README stand in JSON, in JavaScript or by themselves. */
function readme(): string[] {
  const [text = ''] = readAll('README.md');
  const quoted = [...text.matchAll(/"?query"?: ("(?:[^"\\]|\\.)*")/g)].map(
    ([, json = '""']) => JSON.parse(json) as string,
  );
  const plain = [...text.matchAll(/```graphql\n(.*?)```/gs)].map(([, document = '']) => document);
  return [...quoted, ...plain];
}
