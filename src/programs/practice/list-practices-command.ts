import { command } from '../command-line/command.ts';

export const listPracticesCommand = command({
  name: 'practice list',
  summary: 'Lists the practices by name, with their ids and how many sites they have',
  usage: '',
  options: {},
  details:
    'The database is the one Foyer itself uses: DATABASE_URL, else the embedded one in FOYER_DATA. Foyer may be running meanwhile.',
  examples: ['npm run foyer -- practice list'],
  exitCodes: { 0: 'all are listed', 1: 'the database could not be read' },
  run: async (_given, surroundings) => {
    const { writePractices } = await import('./write-practices.ts');
    return writePractices(surroundings);
  },
});
