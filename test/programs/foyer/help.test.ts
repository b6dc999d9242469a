import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../../src/programs/commands.ts';
import { projectRoot } from '../../../src/settings/project-root.ts';
import { runCommand } from './kit/run-command.ts';

const names = commands.map(({ name }) => name);

async function help(...words: string[]): Promise<string> {
  const { exitCode, out, told } = await runCommand([...words, '--help']);
  expect([exitCode, told]).toEqual([0, []]);
  return out;
}

test('the help of the program lists every command or its noun, with what it is for', async () => {
  const out = await help();
  for (const name of names) expect(out).toMatch(new RegExp(`^ {2}${name.split(' ')[0]} {2,}\\S`, 'm'));
});

test.each(commands.map((command) => [command.name, command] as const))(
  'the help of %s lists the options, gives examples and states the exit codes',
  async (name, { summary, options, operands = {}, examples, exitCodes }) => {
    const out = await help(...name.split(' '));
    expect(out).toContain(`Usage: npm run foyer -- ${name}`);
    expect(out).toContain(`${summary}.`);
    for (const { flags, isHidden } of Object.values(options)) expect(out.includes(flags)).toBe(!isHidden);
    for (const operand of Object.keys(operands)) expect(out).toMatch(new RegExp(`^ {2}${operand} {2,}\\S`, 'm'));
    for (const example of examples) expect(out).toContain(`\n  ${example}\n`);
    expect(Object.keys(exitCodes)).toEqual(expect.arrayContaining(['0', '1']));
    expect(out.replaceAll('\n', ' ')).toMatch(/Exit code: 0 .*; 1 .*; 2 /);
  },
);

test('a noun with several verbs lists them', async () => {
  expect(await help('practice')).toMatch(/^ {2}create {2,}\S.*\n {2}list {2,}\S/m);
});

// Written again by: npm test -- test/programs/foyer/help.test.ts -u
test('docs/command-line.md holds the help of every command as it is', async () => {
  const sections = await Promise.all(
    names.map(async (name) => `## ${name}\n\n\`\`\`text\n${await help(...name.split(' '))}\`\`\`\n`),
  );
  const head = `# The command line

Every command is \`npm run foyer -- <command>\`, or \`foyer <command>\` where the package is installed. Some have an npm script of their own, which takes the same words.
Settings are read from the environment and, where it does not set them, from the file \`.env\` in the working directory; \`FOYER_ENV_FILE\` names another file, or \`off\`.
Log lines are written for people on a terminal and as JSON elsewhere and with \`NODE_ENV=production\`; \`FOYER_LOG\` is \`pretty\` or \`json\` where that is not wanted.
`;
  await expect(`${head}\n${sections.join('\n')}`).toMatchFileSnapshot(join(projectRoot, 'docs/command-line.md'));
});
