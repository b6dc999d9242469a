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

A practice can add rules of its own: see below.

| number | id | severity | overridable | text | needs |
| --- | --- | --- | --- | --- | --- |
${edits.map(row).join('\n')}

## Rules of the practice

An office manager adds rules as data (\`createPracticeRule\`): 1 to 5 conditions of a field, an operator and values, and an effect. A
claim that meets all of them gets a finding that is named \`rule-\` and the rule's number, in the words of its \`fix\`. Conditions
about lines (\`PROCEDURE\`, \`MODIFIER\`, \`UNITS\`, \`CHARGE\`, \`PLACE_OF_SERVICE\`, \`RENDERING_NPI\`) are met by one line together.

| effect | severity of the finding |
| --- | --- |
| \`WARN\` | WARNING |
| \`HOLD\` | HOLD |
| \`BLOCK\` | ERROR |

\`practiceRuleTrial\` says how many of the latest 500 claims that were not sent meet conditions, before a rule is switched on. A new
rule is off unless \`isOn\` is set. Claims are scrubbed again within a quarter of an hour; a claim that a rule holds comes back by
itself once the rule is off or retired. A finding of a rule may be overridden with a reason (\`overrideFinding\`); the override
belongs to the facts of the claim, as every other, and outlives a change of the rule. A practice has at most 100 rules that are not
retired. A number is given once.
`;
  await expect(page).toMatchFileSnapshot(join(projectRoot, 'docs/edits.md'));
});
