import { linkAddress, linkHours } from '../../access/account-links.ts';
import { openOrm } from '../../database/orm.ts';
import type { NamedPractice } from '../../domains/practice/list-practices.ts';
import { makePractice, type WantedPractice } from '../practice/make-practice.ts';
import type { Console } from './console.ts';

interface Place {
  ownerUrl: string;
  /** Where people reach Foyer. */
  origin: string;
}

/** Makes the practice that the rows go into, before the first of them. */
export async function foundForImport(
  { ownerUrl, origin }: Place,
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
        `The manager chooses a password here, once and within ${linkHours} hours:\n  ${linkAddress(origin, linkToken)}\n`,
      );
    return { practiceId, name };
  } finally {
    await owner.close(true);
  }
}
