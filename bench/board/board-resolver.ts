import { Args, Query, Resolver, Root, Subscription } from 'type-graphql';
import { visitsTopic } from '../../src/domains/visits/visit.events.ts';
import { SubscriptionWaitingRoomArgs, Visit, WaitingRoomPayload } from '../../src/generated/models.ts';
import type { LiveTick } from '../../src/live/course/live-tick.ts';
import type { BoardInMemory } from './board-in-memory.ts';
import { boardPayload } from './board-payload.ts';
import type { Subscribe } from './board-schema.ts';

/** The waiting room's resolver class. Its rows hold their patient and room, as rows that were joined do. */
export function boardResolver(board: BoardInMemory, subscribe: Subscribe) {
  @Resolver(() => Visit)
  class BoardResolver {
    @Query(() => Visit, { nullable: true })
    visit(): Visit | null {
      return null;
    }

    @Subscription(() => WaitingRoomPayload, {
      subscribe: ({ args }: { args: SubscriptionWaitingRoomArgs }) => subscribe(visitsTopic(args.siteId)),
    })
    async waitingRoom(
      @Root() tick: LiveTick,
      @Args(() => SubscriptionWaitingRoomArgs) _args: SubscriptionWaitingRoomArgs,
    ): Promise<WaitingRoomPayload> {
      return boardPayload(board, tick) as unknown as WaitingRoomPayload;
    }
  }
  return BoardResolver;
}
