import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
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
  StartDisplayPairingResult,
  SubscriptionDisplayBoardArgs,
} from '../../generated/models.ts';
import type { LiveTick } from '../../live/course/live-tick.ts';
import { listByName } from '../../reading/lists/list-by-name.ts';
import type { Context } from '../../request/context.ts';
import { displayFilter } from './display.filter.ts';
import { displayBoardPayload, watchDisplayBoard } from './display-board.ts';
import { pairDisplay } from './pair-display.ts';
import { pairingState } from './pairing-state.ts';
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
    return pairingState(context);
  }

  @Mutation(() => StartDisplayPairingResult)
  startDisplayPairing(
    @Args(() => MutationStartDisplayPairingArgs) args: MutationStartDisplayPairingArgs,
    @Ctx() context: Context,
  ): Promise<StartDisplayPairingResult> {
    return startDisplayPairing(context, args);
  }

  @Mutation(() => PairDisplayResult)
  pairDisplay(
    @Args(() => MutationPairDisplayArgs) args: MutationPairDisplayArgs,
    @Ctx() context: Context,
  ): Promise<PairDisplayResult> {
    return pairDisplay(context, args);
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
