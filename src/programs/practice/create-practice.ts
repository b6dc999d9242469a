import { toTypeId } from '../../contract/type-id.ts';
import { sqlState } from '../../database/connection/sql-state.ts';
import { scoped } from '../../database/session/practice-scope.ts';
import { newId } from '../../database/sql/new-id.ts';
import { type Reader, readerOf } from '../../database/sql/reader.ts';
import { foundPractice } from '../../domains/practice/found-practice.ts';
import { CommandFailure } from '../command-line/command-failure.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { withOwner } from '../with-owner.ts';

interface WantedPractice {
  name: string;
  timeZone: string;
  siteName: string;
  managerName: string;
  managerEmail: string;
  password: string;
}

const uniqueViolation = '23505';

/** Makes the practice, all or nothing, and says how to go on; answers the exit code. */
export function createPractice(wanted: WantedPractice, surroundings: Surroundings): Promise<number> {
  return withOwner(surroundings, async ({ config, owner }) => {
    const { managerEmail: credential } = wanted;
    const made = await scoped(owner.em, { credential })
      .transactional((unit) => make(readerOf(unit), wanted))
      .catch((error: unknown) => {
        // Another process made the account at the same moment.
        throw sqlState(error) === uniqueViolation ? accountExists(credential) : error;
      });
    surroundings.out.write(report(wanted, made, config));
    return 0;
  });
}

interface Made {
  practiceId: string;
  siteId: string;
}

async function make(db: Reader, wanted: WantedPractice): Promise<Made> {
  const { name, siteName, timeZone, managerName, managerEmail: email, password } = wanted;
  const known = await db.selectFrom('account').select('id').where('email', '=', email).executeTakeFirst();
  if (known) throw accountExists(email);
  const { practiceId } = await foundPractice(db, { name, manager: { name: managerName, email, password } });
  const siteId = newId();
  await db
    .insertInto('site')
    .values({ practiceId, id: siteId, name: siteName, timeZone, hours: [], version: 1 })
    .execute();
  return { practiceId, siteId };
}

function accountExists(email: string): CommandFailure {
  return new CommandFailure(
    `--manager-email is ${email}, which has an account already; name another address, and add that person to the new practice afterwards with addStaffMember.`,
  );
}

function report(wanted: WantedPractice, { practiceId, siteId }: Made, { host, port }: Address): string {
  const { name, siteName, timeZone, managerName, managerEmail } = wanted;
  return `${name} is made.
  Practice   ${toTypeId('Practice', practiceId)}
  Site       ${toTypeId('Site', siteId)}   ${siteName}, ${timeZone}
  Manager    ${managerName}, ${managerEmail}

Next:
  1. Start Foyer, if it is not running: npm start
  2. Sign in at http://${host}:${port}/graphql, or where this Foyer is served, with the mutation signIn.
  3. Set the site's opening hours with updateSite; add rooms, visit types and colleagues with createRoom, createVisitType and addStaffMember.
`;
}

interface Address {
  host: string;
  port: number;
}
