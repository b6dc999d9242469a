import { Args, Ctx, Resolver, Root, Subscription } from 'type-graphql';
import { ChangesPayload, SubscriptionChangesArgs } from '../../generated/models.ts';
import type { LiveTick } from '../../live/course/live-tick.ts';
import type { Context } from '../../request/context.ts';
import { changesPayload, watchChanges } from './changes.ts';

@Resolver()
export class ChangesResolver {
  @Subscription(() => ChangesPayload, { subscribe: () => watchChanges() })
  changes(
    @Root() tick: LiveTick,
    @Args(() => SubscriptionChangesArgs) _args: SubscriptionChangesArgs,
    @Ctx() context: Context,
  ): ChangesPayload {
    return changesPayload(context, tick);
  }
}
