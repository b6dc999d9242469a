import { linkHours } from '../../access/account-links.ts';
import { openOrm } from '../../database/orm.ts';
import type { NamedPractice } from '../../domains/practice/list-practices.ts';
import type { Config } from '../../settings/config.ts';
import { AccountExists, makePractice, type WantedPractice } from '../practice/make-practice.ts';
import { shownLink } from '../practice/way-in.ts';
import type { Console } from './console.ts';
import { ImportFailure } from './import-failure.ts';

interface Place {
  ownerUrl: string;
  config: Config;
}

/** Makes the practice that the rows go into, before the first of them. */
export async function foundForImport(
  { ownerUrl, config }: Place,
  wanted: WantedPractice,
  { out }: Console,
): Promise<NamedPractice> {
  const owner = await openOrm(ownerUrl);
  try {
    const { practiceId, linkToken } = await makePractice(owner, wanted);
    const { name, managerName, managerEmail } = wanted;
    out.write(`${name} is made; its manager is ${managerName}, ${managerEmail}.\n`);
    if (linkToken)
      out.write(
        `The manager chooses a password here, once and within ${linkHours} hours:\n  ${shownLink(config, linkToken)}\n`,
      );
    return { practiceId, name };
  } catch (error) {
    if (!(error instanceof AccountExists)) throw error;
    throw new ImportFailure(
      `${error.message} To go on with the practice of an earlier import, write --practice <id> in place of --new-practice; npm run foyer -- practice list shows the ids.`,
    );
  } finally {
    await owner.close(true);
  }
}
