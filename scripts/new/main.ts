import { execFileSync } from 'node:child_process';
import { projectRoot } from '../../src/settings/project-root.ts';
import { entity } from './entity.ts';
import { mutation } from './mutation.ts';
import { runNew } from './run-new.ts';

process.exitCode = await runNew(
  process.argv.slice(2),
  { entity, mutation },
  {
    root: projectRoot,
    out: process.stdout,
    err: process.stderr,
    format: (paths) => {
      execFileSync('npm', ['exec', '--', 'biome', 'check', '--write', '--log-level=error', ...paths], {
        cwd: projectRoot,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    },
  },
);
