// Opens a site.

import { addressColumns } from '../../contract/addresses/postal-address.ts';
import type { CreateSiteResult, MutationCreateSiteArgs } from '../../generated/models.ts';
import { keptSpelling } from '../../reading/kept-spelling.ts';
import type { Context } from '../../request/context.ts';
import { knownZone } from '../../time/known-zones.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { write } from '../../writing/write.ts';
import { checkSiteInput } from './check-site-input.ts';
import { SiteEntity } from './site.entity.ts';

export function createSite(context: Context, { input }: MutationCreateSiteArgs): Promise<CreateSiteResult> {
  return write<CreateSiteResult>(
    context,
    'createSite',
    async (unit) => {
      const refusal = checkSiteInput(input);
      if (refusal) return refusal;
      const { name, address, hours, phone, cliaNumber, placeOfService, facilityNpi } = input;
      const timeZone = knownZone(input.timeZone) ?? input.timeZone;
      const place = { timeZone, phone, ...addressColumns('address', address), cliaNumber, placeOfService, facilityNpi };
      const site = unit.create(SiteEntity, { name, ...place, hours: [...hours] });
      await unit.save();
      return { __typename: 'CreateSiteSuccess', site };
    },
    { site_practice_id_name_key: () => siteNameTaken(context, input.name) },
  );
}

export async function siteNameTaken(context: Context, written: string | null | undefined) {
  const name = await keptSpelling(context, { table: 'site', column: 'name', written: written ?? '' });
  return invalidInput(`A site named "${name}" is there already; choose another input.name.`, ['input', 'name']);
}
