import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = fileURLToPath(new URL('.output/', import.meta.url));

/** Compiles the given modules beside the generated ones with the project's options; answers what the compiler says. */
export async function compileErrors(name: string, modules: Record<string, string>): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const files = Object.keys(modules).map((module) => `${folder}${module}.ts`);
  await Promise.all(Object.entries(modules).map(([module, source]) => writeFile(`${folder}${module}.ts`, source)));
  const project = `${folder}${name}.tsconfig.json`;
  await writeFile(project, JSON.stringify({ extends: `${root}tsconfig.json`, include: [], exclude: [], files }));
  return runCompiler(project);
}

function runCompiler(project: string): Promise<string[]> {
  const compiler = `${root}node_modules/typescript/bin/tsc`;
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [compiler, '--pretty', 'false', '--project', project], (error, stdout) => {
      const errors = stdout.split('\n').filter((line) => line.includes('error TS'));
      if (error && errors.length === 0) reject(error);
      else resolve(errors.map((line) => line.slice(line.lastIndexOf('/') + 1)));
    });
  });
}
