import { FieldResolver, Resolver, Root } from 'type-graphql';
import { RoomReadiness, RoomTransition } from '../../generated/models.ts';
import type { RoomTransitionRow } from './room-transition.entity.ts';

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
