import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import {
  Display,
  DisplayBoardPayload,
  DisplayConnection,
  MutationPairDisplayArgs,
  MutationRevokeDisplayArgs,
  MutationStartDisplayPairingArgs,
  PairDisplayResult,
  PairingState,
  QueryDisplaysArgs,
  RevokeDisplayResult,
  Site,
  StartDisplayPairingResult,
  SubscriptionDisplayBoardArgs,
} from '../../generated/models.ts';
import type { LiveTick } from '../../live/course/live-tick.ts';
import { listByName } from '../../reading/lists/list-by-name.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import { siteById } from '../practice/site.loaders.ts';
import type { DisplayRow } from './display.entity.ts';
import { displayFilter } from './display.filter.ts';
import { displayBoardPayload, watchDisplayBoard } from './display-board.ts';
import { pairDisplay } from './pair-display.ts';
import { findDisplayToken, findPairingState } from './pairing-state.ts';
import { revokeDisplay } from './revoke-display.ts';
import { startDisplayPairing } from './start-display-pairing.ts';

@Resolver(() => Display)
export class DisplayResolver {
  @Query(() => DisplayConnection)
  displays(
    @Args(() => QueryDisplaysArgs) { filter, ...page }: QueryDisplaysArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DisplayConnection> {
    return listByName(context, info, 'display', page, displayFilter(filter));
  }

  @Query(() => PairingState)
  pairingState(@Ctx() context: Context): Promise<PairingState> {
    return findPairingState(context);
  }

  @Query(() => String, { nullable: true })
  displayToken(@Ctx() context: Context): Promise<string | null> {
    return findDisplayToken(context);
  }

  @FieldResolver(() => Site, { nullable: true })
  site(@Root() { siteId }: DisplayRow, @Ctx() context: Context): Promise<Site | null> {
    return load(context, siteById, siteId);
  }

  @Mutation(() => StartDisplayPairingResult)
  startDisplayPairing(
    @Args(() => MutationStartDisplayPairingArgs) { input }: MutationStartDisplayPairingArgs,
    @Ctx() context: Context,
  ): Promise<StartDisplayPairingResult> {
    return startDisplayPairing(context, input);
  }

  @Mutation(() => PairDisplayResult)
  pairDisplay(
    @Args(() => MutationPairDisplayArgs) { input }: MutationPairDisplayArgs,
    @Ctx() context: Context,
  ): Promise<PairDisplayResult> {
    return pairDisplay(context, input);
  }

  @Mutation(() => RevokeDisplayResult)
  revokeDisplay(
    @Args(() => MutationRevokeDisplayArgs) args: MutationRevokeDisplayArgs,
    @Ctx() context: Context,
  ): Promise<RevokeDisplayResult> {
    return revokeDisplay(context, args);
  }

  @Subscription(() => DisplayBoardPayload, { subscribe: ({ context }) => watchDisplayBoard(context) })
  displayBoard(
    @Root() tick: LiveTick,
    @Args(() => SubscriptionDisplayBoardArgs) _args: SubscriptionDisplayBoardArgs,
    @Ctx() context: Context,
  ): Promise<DisplayBoardPayload> {
    return displayBoardPayload(context, tick);
  }
}
