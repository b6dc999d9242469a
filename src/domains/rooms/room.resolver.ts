import { Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../context.ts';
import {
  ChangeRoomReadinessResult,
  CreateRoomResult,
  MutationChangeRoomReadinessArgs,
  MutationCreateRoomArgs,
  MutationUpdateRoomArgs,
  QueryRoomArgs,
  Room,
  RoomsPayload,
  RoomTransition,
  RoomTransitionConnection,
  RoomTransitionsArgs,
  Site,
  StaffMember,
  SubscriptionRoomsArgs,
  UpdateRoomResult,
  Visit,
} from '../../generated/models.ts';
import type { LiveTick } from '../../live/live-tick.ts';
import { topics } from '../../live/topics.ts';
import { load } from '../../query/row-loader.ts';
import type { SiteRow } from '../practice/site.entity.ts';
import { siteById } from '../practice/site.loaders.ts';
import { staffMemberById } from '../staff/staff-member.loaders.ts';
import { visitById } from '../visits/visit.loaders.ts';
import { watchSite } from '../visits/watch-site.ts';
import { changeRoomReadiness } from './change-room-readiness.ts';
import { createRoom } from './create-room.ts';
import type { RoomRow } from './room.entity.ts';
import { roomById, roomsBySiteId } from './room.loaders.ts';
import { listTransitions, type RoomTransitionFact } from './room-transitions.queries.ts';
import { roomsPayload } from './rooms-board.ts';
import { updateRoom } from './update-room.ts';

@Resolver(() => Room)
export class RoomResolver {
  @Query(() => Room, { nullable: true })
  room(@Args(() => QueryRoomArgs) { id }: QueryRoomArgs, @Ctx() context: Context): Promise<Room | null> {
    return load(context, roomById, id);
  }

  @FieldResolver(() => Site, { nullable: true })
  site(@Root() { siteId }: RoomRow, @Ctx() context: Context): Promise<Site | null> {
    return load(context, siteById, siteId);
  }

  @FieldResolver(() => Visit, { nullable: true })
  visit(@Root() { visitId }: RoomRow, @Ctx() context: Context): Promise<Visit | null> | null {
    return visitId ? load(context, visitById, visitId) : null;
  }

  @FieldResolver(() => StaffMember, { nullable: true })
  readinessBy(@Root() { readinessById }: RoomRow, @Ctx() context: Context): Promise<StaffMember | null> | null {
    return readinessById ? load(context, staffMemberById, readinessById) : null;
  }

  @FieldResolver(() => RoomTransitionConnection)
  transitions(
    @Root() { id }: RoomRow,
    @Args(() => RoomTransitionsArgs) page: RoomTransitionsArgs,
    @Ctx() context: Context,
  ): Promise<RoomTransitionConnection> {
    return listTransitions(context, id, page);
  }

  @Mutation(() => CreateRoomResult)
  createRoom(
    @Args(() => MutationCreateRoomArgs) { input }: MutationCreateRoomArgs,
    @Ctx() context: Context,
  ): Promise<CreateRoomResult> {
    return createRoom(context, input);
  }

  @Mutation(() => UpdateRoomResult)
  updateRoom(
    @Args(() => MutationUpdateRoomArgs) args: MutationUpdateRoomArgs,
    @Ctx() context: Context,
  ): Promise<UpdateRoomResult> {
    return updateRoom(context, args);
  }

  @Mutation(() => ChangeRoomReadinessResult)
  changeRoomReadiness(
    @Args(() => MutationChangeRoomReadinessArgs) args: MutationChangeRoomReadinessArgs,
    @Ctx() context: Context,
  ): Promise<ChangeRoomReadinessResult> {
    return changeRoomReadiness(context, args);
  }

  @Subscription(() => RoomsPayload, {
    subscribe: ({ context, args }: { context: Context; args: SubscriptionRoomsArgs }) =>
      watchSite(context, topics.rooms, args),
  })
  rooms(
    @Root() tick: LiveTick,
    @Args(() => SubscriptionRoomsArgs) args: SubscriptionRoomsArgs,
    @Ctx() context: Context,
  ): Promise<RoomsPayload> {
    return roomsPayload(context, tick, args);
  }
}

@Resolver(() => RoomTransition)
export class RoomTransitionResolver {
  @FieldResolver(() => StaffMember, { nullable: true })
  by(@Root() { byId }: RoomTransitionFact, @Ctx() context: Context): Promise<StaffMember | null> | null {
    return byId ? load(context, staffMemberById, byId) : null;
  }
}

@Resolver(() => Site)
export class SiteRoomsResolver {
  @FieldResolver(() => [Room], { nullable: true })
  async rooms(@Root() { id }: SiteRow, @Ctx() context: Context): Promise<Room[]> {
    return (await load(context, roomsBySiteId, id)) ?? [];
  }
}
