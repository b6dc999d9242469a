// Opens a site.

import type { CreateSiteResult, MutationCreateSiteArgs } from '../../generated/models.ts';
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
      const { name, address, phone, hours } = input;
      const timeZone = knownZone(input.timeZone) ?? input.timeZone;
      const site = unit.create(SiteEntity, { name, timeZone, address, phone, hours: [...hours] });
      await unit.save();
      return { __typename: 'CreateSiteSuccess', site };
    },
    { site_practice_id_name_key: () => siteNameTaken(input.name) },
  );
}

export function siteNameTaken(name: string | null | undefined) {
  return invalidInput(`A site named "${name}" is there already; choose another input.name.`, ['input', 'name']);
}
