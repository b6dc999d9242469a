// Writes a page for each operation and type of the schema as served: npm run docs:schema. The rest of its settings are in .graphqlrc.yml.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runGraphQLMarkdown } from '@graphql-markdown/cli';
import { projectRoot } from '../../src/settings/project-root.ts';

await rm(join(projectRoot, 'docs/schema-reference'), { recursive: true, force: true });
await runGraphQLMarkdown({ formatter: join(import.meta.dirname, 'formatter.cjs') }, {});
// A table of contents for a book that is not made here.
await rm(join(projectRoot, 'docs/SUMMARY.md'), { force: true });
