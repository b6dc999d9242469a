import { Args, Ctx, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../context.ts';
import { ChangesPayload, SubscriptionChangesArgs } from '../generated/models.ts';
import { changesPayload, watchChanges } from './changes.ts';
import type { LiveTick } from './live-tick.ts';

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
