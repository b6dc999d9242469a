import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../../src/settings/project-root.ts';

/** From the benches' own dependencies, wherever this runs compiled. */
const require = createRequire(join(projectRoot, 'bench', 'package.json'));

export const { createPubSub } = require('@graphql-yoga/subscription') as typeof import('@graphql-yoga/subscription');
