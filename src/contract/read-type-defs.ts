import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, Kind, parse, print, Source } from 'graphql';
import { projectRoot } from '../settings/project-root.ts';
import { fillBodies } from './fill-bodies.ts';

/** The schema of the last release, kept beside the contract to compare it with. */
const released = 'released.graphql';

/** The contract, as it stands in `schema/`, with the bodies that its shorthands stand for. */
export function readContract(folder = join(projectRoot, 'schema')): DocumentNode {
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql') && file !== released);
  const definitions = files.sort().flatMap((file) => {
    const source = new Source(readFileSync(join(folder, file), 'utf8'), `schema/${file}`);
    return parse(source).definitions;
  });
  return fillBodies({ kind: Kind.DOCUMENT, definitions });
}

/** The same as SDL. */
export function readTypeDefs(): string[] {
  return [print(readContract())];
}
