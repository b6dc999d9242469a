import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import {
  ChangeRoomReadinessResult,
  CreateRoomResult,
  MutationChangeRoomReadinessArgs,
  MutationCreateRoomArgs,
  MutationUpdateRoomArgs,
  QueryRoomArgs,
  QueryRoomsArgs,
  Room,
  RoomConnection,
  RoomReadiness,
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
import type { LiveTick } from '../../live/course/live-tick.ts';
import { courseOf, payloadOf } from '../../reading/boards/board.ts';
import { pageOf } from '../../reading/lists/page-of.ts';
import { load } from '../../reading/row-loader.ts';
import { selectOne } from '../../reading/selected/select-one.ts';
import type { Context } from '../../request/context.ts';
import type { SiteRow } from '../practice/site.entity.ts';
import { siteById } from '../practice/site.loaders.ts';
import { staffMemberById } from '../staff/staff-member.loaders.ts';
import { visitById } from '../visits/visit.loaders.ts';
import { changeRoomReadiness } from './change-room-readiness.ts';
import { createRoom } from './create-room.ts';
import type { RoomRow } from './room.entity.ts';
import { rooms } from './room.list.ts';
import { roomsBySiteId } from './room.loaders.ts';
import type { RoomTransitionRow } from './room-transition.entity.ts';
import { transitions } from './room-transition.list.ts';
import { roomsBoard } from './rooms-board.ts';
import { updateRoom } from './update-room.ts';

@Resolver(() => Room)
export class RoomResolver {
  @Query(() => RoomConnection, { name: 'rooms' })
  roomList(
    @Args(() => QueryRoomsArgs) args: QueryRoomsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RoomConnection> {
    return pageOf(context, info, rooms, args);
  }

  @Query(() => Room, { nullable: true })
  room(
    @Args(() => QueryRoomArgs) { id }: QueryRoomArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Room | null> {
    return selectOne(context, info, 'room', id);
  }

  @FieldResolver(() => Site, { nullable: true })
  site(@Root() { siteId }: RoomRow, @Ctx() context: Context): Promise<Site | null> | null {
    return load(context, siteById, siteId);
  }

  @FieldResolver(() => Visit, { nullable: true })
  visit(@Root() { visitId }: RoomRow, @Ctx() context: Context): Promise<Visit | null> | null {
    return load(context, visitById, visitId);
  }

  @FieldResolver(() => StaffMember, { nullable: true })
  readinessBy(@Root() { readinessById }: RoomRow, @Ctx() context: Context): Promise<StaffMember | null> | null {
    return load(context, staffMemberById, readinessById);
  }

  @FieldResolver(() => RoomTransitionConnection)
  transitions(
    @Root() { id }: RoomRow,
    @Args(() => RoomTransitionsArgs) args: RoomTransitionsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RoomTransitionConnection> {
    return pageOf(context, info, transitions, args, { roomId: id });
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
      courseOf(context, roomsBoard, args),
  })
  rooms(
    @Root() tick: LiveTick,
    @Args(() => SubscriptionRoomsArgs) args: SubscriptionRoomsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RoomsPayload> {
    return payloadOf(context, info, roomsBoard, tick, args);
  }
}

@Resolver(() => RoomTransition)
export class RoomTransitionResolver {
  @FieldResolver(() => StaffMember, { nullable: true })
  by(@Root() { byId }: RoomTransitionRow, @Ctx() context: Context): Promise<StaffMember | null> | null {
    return load(context, staffMemberById, byId);
  }

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
