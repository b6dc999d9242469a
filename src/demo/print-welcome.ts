import { demoAccounts, demoPassword, demoPractice } from './demo-accounts.ts';

interface Welcome {
  url: string;
  demo: boolean;
  explorer: boolean;
  embedded: boolean;
  dataFolder: string;
  /** An account that can sign in. */
  hasPractice: boolean;
}

/** Prints Foyer's address, the accounts, and how to pair a first screen. */
export function printWelcome({ url, demo, explorer, embedded, dataFolder, hasPractice }: Welcome): void {
  const lines = [
    `Foyer is ready at ${url}`,
    `  Start          ${url}/   in a browser`,
    `  GraphQL        ${url}/graphql   (HTTP and WebSocket)`,
    ...(explorer ? [`  Explorer       ${url}/graphql   in a browser`] : []),
    `  Waiting room   ${url}/display   on a screen`,
    ...(embedded ? [`  Data           ${dataFolder}   (embedded PostgreSQL)`] : []),
    ...(demo ? demoLines() : []),
    ...(hasPractice ? [] : ['', noPractice]),
    '',
    'To pair a screen: open the waiting-room page on it, sign in on the start page, and enter the code that the screen shows.',
    'Stop with Ctrl-C; the data stays.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

const noPractice =
  'There is no practice yet, so no account can sign in. Make one: npm run foyer -- practice create --name "Elm Street" --time-zone America/New_York --manager-email manager@example.org --link';

function demoLines(): string[] {
  return [
    '',
    `Demo practice “${demoPractice}”; everybody’s password is ${demoPassword}`,
    ...demoAccounts.map(({ email, name }) => `  ${email.padEnd(26)} ${name}`),
  ];
}
