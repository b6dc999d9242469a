// Asks payers about the coverages of all patients with an appointment on a site's day.

import type { CheckEligibilityOfDayResult, MutationCheckEligibilityOfDayArgs } from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { SiteEntity } from '../../practice/site.entity.ts';
import { zoneRefusal } from '../../practice/site-zone.ts';
import { askDay } from './ask-day.ts';

const path = ['input', 'siteId'];
const mostShown = 100;

export function checkEligibilityOfDay(
  context: Context,
  { input }: MutationCheckEligibilityOfDayArgs,
): Promise<CheckEligibilityOfDayResult> {
  return write<CheckEligibilityOfDayResult>(context, 'checkEligibilityOfDay', async (unit) => {
    // Locked: of two at once the second finds what the first has asked.
    const site = await unit.lock(SiteEntity, input.siteId, { path });
    if (isRefusal(site)) return site;
    const refusal = zoneRefusal(site, path);
    if (refusal) return refusal;
    const { asked, unasked } = await askDay(unit, site, input.date);
    const refused = unasked.slice(0, mostShown).map(({ coverage, reason, message }) => ({ coverage, reason, message }));
    return { __typename: 'CheckEligibilityOfDaySuccess', asked, refusedCount: unasked.length, refused };
  });
}
