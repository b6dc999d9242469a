// Run as a process of its own: opens the database, says where it is, and obeys one line: stop, or throw.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { locateDatabase } from '../../../src/database/set-up/locate-database.ts';
import { embeddedPlace } from './embedded-place.ts';

const [dataFolder = '', mode] = process.argv.slice(2);
process.on('SIGINT', () => console.log('interrupted'));
try {
  const database = await locateDatabase(embeddedPlace(dataFolder), undefined, { attach: mode === 'attach' });
  console.log(database.ownerUrl);
  const [command] = await once(createInterface(process.stdin), 'line');
  if (command === 'throw') {
    setImmediate(() => {
      throw new Error('nobody catches this');
    });
  } else {
    await database.stop();
    process.exit(0);
  }
} catch (error) {
  console.log(error instanceof Error ? `${error.name}: ${error.message}` : error);
  process.exit(1);
}
