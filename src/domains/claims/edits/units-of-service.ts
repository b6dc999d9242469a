import type { ClaimLine } from '../../../edi/claim/claim-line.ts';
import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import type { HistoryLine } from '../scrub/claim-facts.ts';
import { isWithin, type MueLimit } from '../scrub/code-facts.ts';
import { daysBetween } from '../scrub/days.ts';
import { edit, type Found } from '../scrub/edit.ts';
import { isSameSession, lastDay, providerOf } from '../scrub/service-lines.ts';

const minutesOfADay = 1440;

export const unitsOfService = edit({
  id: 'units-of-service',
  number: 29,
  title: 'Units are medically unlikely',
  description:
    'Units are more than 0 and at most the limit of the medically unlikely edits: of a line (indicator 1), or of a day and provider (2 and 3). A day’s limit of indicator 3 is a warning, and so are parts of a unit without a drug.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['mueLimits', 'history'],
  check: (claim, { mueLimits, history }) =>
    claim.lines.flatMap((line, index): Found[] => {
      const { procedure, units, unit } = line;
      const found = (facts: Found['facts'], fix: string, isWarning = false): Found[] => [
        { path: ['lines', index, 'units'], facts, fix, ...(isWarning ? { severity: 'WARNING' as const } : {}) },
      ];
      if (!(units > 0)) return found({ units }, 'Open the charge and enter the units.');
      if (unit === 'MJ' && units > minutesOfADay * daysOf(line))
        return found({ minutes: units }, 'Open the charge and correct the minutes: a day has 1440.');
      if (!Number.isInteger(units) && !line.drug)
        return found({ units }, 'Open the charge and round the units as the procedure says.', true);
      const limit = mueLimits?.get(procedure)?.find((each) => isWithin(each, line.serviceDate));
      if (!limit || unit === 'MJ') return [];
      const counted = unitsOf(claim, index, limit, history ?? []);
      if (counted <= limit.units) return [];
      const facts = { procedure, units: counted, limit: limit.units, indicator: limit.indicator };
      return found(facts, fixes[limit.indicator], limit.indicator === '3');
    }),
});

const fixes = {
  1: 'Open the charge: correct the units, or split the line with modifiers that say why.',
  2: 'Open the charges and correct the units: the limit of a day is policy and is never paid beyond.',
  3: 'Open the charges and correct the units, or keep what shows that they were necessary.',
};

const daysOf = (line: ClaimLine) => Math.max(1, daysBetween(line.serviceDate, lastDay(line)) + 1 || 1);

/** Units of a line, or of its day so far, so that the line that goes beyond is found. */
function unitsOf(
  claim: ProfessionalClaim,
  index: number,
  { indicator }: MueLimit,
  history: readonly HistoryLine[],
): number {
  const line = claim.lines[index];
  if (!line) return 0;
  const perDay = (each: ClaimLine) => each.units / daysOf(each);
  if (indicator === '1') return perDay(line);
  const provider = providerOf(claim, line);
  const elsewhere = history
    .filter((each) => each.procedure === line.procedure && each.serviceDate === line.serviceDate)
    .filter((each) => each.providerNpi === provider);
  return claim.lines
    .slice(0, index)
    .filter((each) => each.procedure === line.procedure && isSameSession(claim, each, line))
    .reduce(
      (sum, each) => sum + perDay(each),
      elsewhere.reduce((sum, each) => sum + each.units, perDay(line)),
    );
}
