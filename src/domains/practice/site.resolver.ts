import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Site } from '../../generated/models.ts';
import type { SiteRow } from './site.entity.ts';
import { zoneFault } from './site-zone.ts';

@Resolver(() => Site)
export class SiteResolver {
  @FieldResolver(() => String, { nullable: true })
  timeZoneFault(@Root() site: SiteRow): string | null {
    return zoneFault(site);
  }
}
