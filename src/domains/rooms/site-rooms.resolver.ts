import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Room, Site } from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import type { SiteRow } from '../practice/site.entity.ts';
import { roomsBySiteId } from './room.loaders.ts';

@Resolver(() => Site)
export class SiteRoomsResolver {
  @FieldResolver(() => [Room], { nullable: true })
  async rooms(@Root() { id }: SiteRow, @Ctx() context: Context): Promise<Room[]> {
    return (await load(context, roomsBySiteId, id)) ?? [];
  }
}
