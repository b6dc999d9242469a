import { type ChildProcess, spawn } from 'node:child_process';
import { projectRoot } from '../src/settings/project-root.ts';
import { watchFolders } from './dev/watch-folders.ts';
import { needsCodegen, needsRestart } from './dev/what-changed.ts';

// The server as it stands in the sources, started again after each change; codegen first where the change is one of the contract, of a document or of a file's name.

const server = ['--import', 'tsx', 'src/main.ts', ...process.argv.slice(2)];
/** One save of an editor is several changes, and so is a checkout: they are taken together. */
const settledMs = 150;

let running: ChildProcess | undefined;
let isStopping = false;
let isBusy = false;
let changed = { codegen: true, restart: true };
let settling: NodeJS.Timeout | undefined;

watchFolders(projectRoot, ['schema', 'codegen', 'src', 'web', 'test'], (file, event) => {
  changed = {
    codegen: changed.codegen || needsCodegen(file, event),
    restart: changed.restart || needsRestart(file, event),
  };
  if (!changed.codegen && !changed.restart) return;
  clearTimeout(settling);
  settling = setTimeout(() => void catchUp(), settledMs);
});
// A terminal sends Ctrl-C to the server too; it is waited for, so that it stops in its own way.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
await catchUp();

/** Codegen and restarts until nothing has changed meanwhile. */
async function catchUp(): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  while ((changed.codegen || changed.restart) && !isStopping) {
    const { codegen } = changed;
    changed = { codegen: false, restart: false };
    if (
      codegen &&
      (await ended(spawn('npm', ['run', '-s', 'codegen'], { cwd: projectRoot, stdio: 'inherit' }))) !== 0
    ) {
      console.error('Codegen failed: the server stays as it was until the next change.');
      continue;
    }
    await stopServer();
    if (!isStopping) running = spawn(process.execPath, server, { cwd: projectRoot, stdio: 'inherit' });
  }
  isBusy = false;
}

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await stopServer();
  process.exit(0);
}

async function stopServer(): Promise<void> {
  if (!running || running.exitCode !== null || running.signalCode !== null) return;
  const end = ended(running);
  running.kill('SIGTERM');
  await end;
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', reject);
  });
}
