import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scrub } from '../../../../src/domains/claims/scrub/scrub.ts';
import { projectRoot } from '../../../../src/settings/project-root.ts';
import { aClaim } from '../../../edi/kit/a-claim.ts';
import { readMue, readPtp } from './kit/cms-layouts.ts';
import { withLines } from './kit/example.ts';
import { nothingKnown } from './kit/known.ts';

const folder = join(projectRoot, '../shared/data/codes');
const isThere = existsSync(folder);
if (!isThere) console.info(`No samples of code sets in ${folder}: they are not read.`);
const read = (file: string) => readFileSync(join(folder, file), 'latin1');

test.runIf(isThere)('pairs and limits of the sample files, in the layouts of CMS, are run against claims', () => {
  const facts = {
    ...nothingKnown,
    ptpPairs: readPtp(read('ccipra-layout.TXT')),
    mueLimits: readMue(read('MCR_MUE_PractitionerServices-layout.csv')),
  };
  const lines = [
    { procedure: 'G0438' },
    { procedure: 'G0439' },
    { procedure: 'G0447' },
    { procedure: 'G0008' },
    { procedure: 'G0009' },
    { procedure: 'J0696', units: 17 },
  ];
  const snapshot = aClaim(withLines(...lines));
  const [findings] = scrub([{ snapshot, facts }], facts);
  expect(findings?.map(({ edit, severity, path }) => `${severity} ${edit} ${path.join('.')}`)).toEqual([
    'WARNING units-of-service lines.5.units',
    'ERROR procedure-pairs lines.1.procedure',
    'WARNING procedure-pairs lines.2.modifiers',
  ]);
});
