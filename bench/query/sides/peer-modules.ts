import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../../../src/settings/project-root.ts';

/** Loads from the benches' own dependencies, wherever this runs compiled. With them comes their copy of `graphql`: a program mixes it with no other. */
export const requirePeer = createRequire(join(projectRoot, 'bench', 'package.json'));
