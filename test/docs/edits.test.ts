import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Edit } from '../../src/domains/claims/scrub/edit.ts';
import { edits } from '../../src/domains/claims/scrub/edits.ts';
import { projectRoot } from '../../src/settings/project-root.ts';

const row = ({ number, id, severity, isOverridable, title, description, needs }: Edit) =>
  `| ${number} | \`${id}\` | ${severity} | ${isOverridable ? 'yes' : 'no'} | **${title}.** ${description} | ${needs.map((need) => `\`${need}\``).join(', ')} |`;

// Written again by: npm test -- test/docs/edits.test.ts -u
test('docs/edits.md lists the catalogue', async () => {
  const page = `# Edits of claims

Before a claim is sent, ${edits.length} edits look for faults that clearinghouses reject and payers deny. An edit is a pure function of the
claim's snapshot and of facts about it: \`src/domains/claims/edits/\` has one file for each.

A finding names the edit, its severity, a path into the snapshot, the facts that it rests on (money in cents), and a fix:
the record to open and the change to make.

| severity | effect |
| --- | --- |
| ERROR | The claim is not sent until the fault is fixed or overridden. |
| HOLD | The claim waits until the hold is lifted. |
| WARNING | The finding is shown; the claim can be sent. |

The severity in the list is the gravest of the edit's findings; the text says which findings are warnings. A practice can turn
an overridable edit off, down to a warning or up to an error, for a payer or for all. The others stay: a file without them
is not valid, or says something untrue.

A fact that is not known gives no finding. "needs" names the facts that an edit reads beside the snapshot. Numbers are those
of the usual list of edits of a professional claim, and never change.

| number | id | severity | overridable | text | needs |
| --- | --- | --- | --- | --- | --- |
${edits.map(row).join('\n')}
`;
  await expect(page).toMatchFileSnapshot(join(projectRoot, 'docs/edits.md'));
});
