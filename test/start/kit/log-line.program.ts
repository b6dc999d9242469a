import { readConfig } from '../../../src/settings/config.ts';
import { openLog } from '../../../src/start/open-log.ts';

/** Writes one log line as the environment says. */
const log = await openLog(readConfig());
log.info({ practices: 3 }, 'here');
