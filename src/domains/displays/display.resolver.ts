import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Display } from '../../generated/models.ts';
import type { DisplayRow } from './display.entity.ts';

/** Two and a half times as long as a server waits before it notes again that a display is connected. */
const onlineMs = 75_000;

@Resolver(() => Display)
export class DisplayResolver {
  @FieldResolver(() => Boolean)
  isOnline(@Root() { lastSeenAt, revokedAt }: DisplayRow): boolean {
    return !revokedAt && !!lastSeenAt && Date.now() - lastSeenAt.getTime() < onlineMs;
  }
}
