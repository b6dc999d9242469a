// Changes a site's name, place, time zone or hours.

import type { MutationUpdateSiteArgs, UpdateSiteResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { unknownReference } from '../../writing/invalid-input.ts';
import { lockRow } from '../../writing/lock-row.ts';
import { staleVersion } from '../../writing/stale-version.ts';
import { write } from '../../writing/write.ts';
import { checkSiteInput } from './check-site-input.ts';
import { siteNameTaken } from './create-site.ts';
import { SiteEntity } from './site.entity.ts';

export function updateSite(context: Context, { id, input }: MutationUpdateSiteArgs): Promise<UpdateSiteResult> {
  return write<UpdateSiteResult>(
    context,
    'updateSite',
    async (unit) => {
      const site = await lockRow(unit, SiteEntity, id);
      if (!site) return unknownReference('site', ['id']);
      const refusal =
        cannotBeEmpty(input, ['name', 'timeZone', 'hours']) ??
        staleVersion('Site', site, input.expectedVersion) ??
        checkSiteInput(input);
      if (refusal) return refusal;
      site.name = input.name ?? site.name;
      site.timeZone = input.timeZone ?? site.timeZone;
      site.hours = input.hours ? [...input.hours] : site.hours;
      if (input.address !== undefined) site.address = input.address;
      if (input.phone !== undefined) site.phone = input.phone;
      await unit.em.flush();
      return { __typename: 'UpdateSiteSuccess', site };
    },
    { site_practice_id_name_key: () => siteNameTaken(input.name) },
  );
}
