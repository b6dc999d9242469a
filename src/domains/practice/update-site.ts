// Changes a site's name, place, time zone or hours, or what claims say about it.

import { addressColumns } from '../../contract/addresses/postal-address.ts';
import type { MutationUpdateSiteArgs, UpdateSiteResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { knownZone } from '../../time/known-zones.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { allOf } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { checkSiteInput } from './check-site-input.ts';
import { siteNameTaken } from './create-site.ts';
import { SiteEntity } from './site.entity.ts';

export function updateSite(context: Context, { id, input }: MutationUpdateSiteArgs): Promise<UpdateSiteResult> {
  return write<UpdateSiteResult>(
    context,
    'updateSite',
    async (unit) => {
      const refusal = allOf(
        cannotBeEmpty(input, ['name', 'timeZone', 'placeOfService', 'hours']),
        checkSiteInput(input),
      );
      if (refusal) return refusal;
      const site = await unit.lock(SiteEntity, id, input.expectedVersion);
      if (isRefusal(site)) return site;
      site.name = input.name ?? site.name;
      site.timeZone = input.timeZone ? (knownZone(input.timeZone) ?? input.timeZone) : site.timeZone;
      site.hours = input.hours ? [...input.hours] : site.hours;
      if (input.address !== undefined) Object.assign(site, addressColumns('address', input.address));
      if (input.phone !== undefined) site.phone = input.phone;
      if (input.cliaNumber !== undefined) site.cliaNumber = input.cliaNumber;
      site.placeOfService = input.placeOfService ?? site.placeOfService;
      if (input.facilityNpi !== undefined) site.facilityNpi = input.facilityNpi;
      await unit.save();
      return { __typename: 'UpdateSiteSuccess', site };
    },
    { site_practice_id_name_key: () => siteNameTaken(context, input.name) },
  );
}
