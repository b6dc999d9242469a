import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import {
  ChangeRoomReadinessResult,
  CreateRoomResult,
  MutationChangeRoomReadinessArgs,
  MutationCreateRoomArgs,
  MutationUpdateRoomArgs,
  QueryRoomArgs,
  Room,
  RoomReadiness,
  RoomsPayload,
  RoomTransition,
  RoomTransitionConnection,
  RoomTransitionsArgs,
  Site,
  SubscriptionRoomsArgs,
  UpdateRoomResult,
} from '../../generated/models.ts';
import type { LiveTick } from '../../live/course/live-tick.ts';
import { listChildren } from '../../reading/lists/child-pages.ts';
import { load } from '../../reading/row-loader.ts';
import { selectOne } from '../../reading/selected/select-one.ts';
import type { Context } from '../../request/context.ts';
import type { SiteRow } from '../practice/site.entity.ts';
import { watchSite } from '../practice/watch-site.ts';
import { changeRoomReadiness } from './change-room-readiness.ts';
import { createRoom } from './create-room.ts';
import type { RoomRow } from './room.entity.ts';
import { roomsTopic } from './room.events.ts';
import { roomsBySiteId } from './room.loaders.ts';
import type { RoomTransitionRow } from './room-transition.entity.ts';
import { transitionsByRoom } from './room-transitions.queries.ts';
import { roomsPayload } from './rooms-board.ts';
import { updateRoom } from './update-room.ts';

@Resolver(() => Room)
export class RoomResolver {
  @Query(() => Room, { nullable: true })
  room(
    @Args(() => QueryRoomArgs) { id }: QueryRoomArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Room | null> {
    return selectOne(context, info, 'room', id);
  }

  @FieldResolver(() => RoomTransitionConnection)
  transitions(
    @Root() { id }: RoomRow,
    @Args(() => RoomTransitionsArgs) page: RoomTransitionsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RoomTransitionConnection> {
    return listChildren(context, info, transitionsByRoom, id, page);
  }

  @Mutation(() => CreateRoomResult)
  createRoom(
    @Args(() => MutationCreateRoomArgs) args: MutationCreateRoomArgs,
    @Ctx() context: Context,
  ): Promise<CreateRoomResult> {
    return createRoom(context, args);
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
      watchSite(context, roomsTopic, args),
  })
  rooms(
    @Root() tick: LiveTick,
    @Args(() => SubscriptionRoomsArgs) args: SubscriptionRoomsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RoomsPayload> {
    return roomsPayload(context, tick, args, info);
  }
}

@Resolver(() => RoomTransition)
export class RoomTransitionResolver {
  @FieldResolver(() => RoomReadiness, { nullable: true })
  from(@Root() { fromReadiness }: RoomTransitionRow): RoomReadiness | null | undefined {
    return fromReadiness;
  }

  @FieldResolver(() => RoomReadiness)
  to(@Root() { toReadiness }: RoomTransitionRow): RoomReadiness {
    return toReadiness;
  }
}

@Resolver(() => Site)
export class SiteRoomsResolver {
  @FieldResolver(() => [Room], { nullable: true })
  async rooms(@Root() { id }: SiteRow, @Ctx() context: Context): Promise<Room[]> {
    return (await load(context, roomsBySiteId, id)) ?? [];
  }
}
