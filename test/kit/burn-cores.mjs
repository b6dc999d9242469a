// Runs a command while every core is kept busy by a process of its own: `node test/kit/burn-cores.mjs npm test`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';

const [command, ...args] = process.argv.slice(2);
if (!command) {
  console.error('Name the command that shall run while all cores are busy, such as: npm test');
  process.exit(2);
}
const burners = Array.from({ length: availableParallelism() }, () =>
  spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
);
const stop = () => {
  for (const burner of burners) burner.kill('SIGKILL');
};
process.on('exit', stop);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
const [code] = await once(spawn(command, args, { stdio: 'inherit' }), 'exit');
process.exit(code ?? 1);
