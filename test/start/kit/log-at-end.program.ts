// Logs while it ends, after its input has ended.
import { once } from 'node:events';
import { openLog } from '../../../src/start/open-log.ts';

const log = await openLog({ logFormat: 'json', logLevel: 'info', production: false });
log.info('ready');
process.stdin.resume();
await once(process.stdin, 'end');
for (let line = 0; line < 100; line += 1) log.info('ending');
process.exit(0);
