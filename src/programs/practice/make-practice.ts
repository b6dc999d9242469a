import type { MikroORM } from '@mikro-orm/postgresql';
import { makeAccountLink } from '../../access/account-links.ts';
import { sqlState } from '../../database/connection/sql-state.ts';
import { scoped } from '../../database/session/practice-scope.ts';
import { newId } from '../../database/sql/new-id.ts';
import { type Reader, readerOf } from '../../database/sql/reader.ts';
import { foundPractice } from '../../domains/practice/found-practice.ts';
import { CommandFailure } from '../command-line/command-failure.ts';

export interface WantedPractice {
  name: string;
  /** Null where sites are made later. */
  site: { name: string; timeZone: string } | null;
  managerName: string;
  managerEmail: string;
  /** Null for a link. */
  passwordHash: string | null;
}

export interface MadePractice {
  practiceId: string;
  siteId: string | null;
  /** Null where the manager has a password. */
  linkToken: string | null;
}

const uniqueViolation = '23505';

/** Makes a practice with its first manager and, where wanted, its first site: all or nothing. */
export function makePractice(owner: MikroORM, wanted: WantedPractice): Promise<MadePractice> {
  const { managerEmail: credential } = wanted;
  return scoped(owner.em, { credential })
    .transactional((unit) => make(readerOf(unit), wanted))
    .catch((error: unknown) => {
      // Another process made the account at the same moment.
      throw sqlState(error) === uniqueViolation ? new AccountExists(credential) : error;
    });
}

async function make(db: Reader, wanted: WantedPractice): Promise<MadePractice> {
  const { name, site, managerName, managerEmail: email, passwordHash } = wanted;
  const known = await db.selectFrom('account').select('id').where('email', '=', email).executeTakeFirst();
  if (known) throw new AccountExists(email);
  const { practiceId, accountId } = await foundPractice(db, {
    name,
    manager: { name: managerName, email, passwordHash },
  });
  const siteId = site && newId();
  if (site && siteId) {
    await db
      .insertInto('site')
      .values({ practiceId, id: siteId, ...site, hours: [], version: 1 })
      .execute();
  }
  const linkToken = passwordHash === null ? await makeAccountLink(db, { practiceId, accountId }) : null;
  return { practiceId, siteId, linkToken };
}

/** The address of a first manager is taken: an account belongs to one person, who may work in several practices. */
export class AccountExists extends CommandFailure {
  constructor(email: string) {
    super(
      `--manager-email is ${email}, which has an account already; name another address, and add that person to the new practice afterwards with addStaffMember.`,
    );
  }
}
