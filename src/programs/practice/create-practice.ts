import { toTypeId } from '../../contract/type-id.ts';
import type { Config } from '../../settings/config.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { withOwner } from '../with-owner.ts';
import { type MadePractice, makePractice, type WantedPractice } from './make-practice.ts';
import { originOf, shownLink } from './way-in.ts';

type PracticeWithSite = WantedPractice & { site: { name: string; timeZone: string } };

/** Makes the practice, all or nothing, and says how to go on; answers the exit code. */
export function createPractice(wanted: PracticeWithSite, surroundings: Surroundings): Promise<number> {
  return withOwner(
    surroundings,
    async ({ config, owner }) => {
      const made = await makePractice(owner, wanted);
      surroundings.out.write(report(wanted, made, config));
      return 0;
    },
    { mayCreate: true },
  );
}

function report(wanted: PracticeWithSite, { practiceId, siteId, linkToken }: MadePractice, config: Config): string {
  const { name, site, managerName, managerEmail } = wanted;
  return `${name} is made.
  Practice   ${toTypeId('Practice', practiceId)}
  Site       ${siteId ? toTypeId('Site', siteId) : ''}   ${site.name}, ${site.timeZone}
  Manager    ${managerName}, ${managerEmail}

Next:
  1. Start Foyer, if it is not running: npm start
${linkToken ? choosing(shownLink(config, linkToken)) : ''}  ${linkToken ? 3 : 2}. Sign in at ${originOf(config)}/, or where this Foyer is served.
  ${linkToken ? 4 : 3}. Set the site's opening hours with updateSite; add rooms, visit types and colleagues with createRoom, createVisitType and addStaffMember.
`;
}

function choosing(link: string): string {
  return `  2. The manager chooses a password here, once and within 24 hours:\n     ${link}\n`;
}
