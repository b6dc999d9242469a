import { type EntityName, type FilterQuery, LockMode } from '@mikro-orm/core';
import type { WriteUnit } from './write.ts';

/** Loads a row of the practice for change and keeps others from changing it until commit; null when there is none. */
export function lockRow<Entity extends { practiceId: string; id: string }>(
  { em, principal }: Pick<WriteUnit, 'em' | 'principal'>,
  entity: EntityName<Entity>,
  id: string,
): Promise<Entity | null> {
  const where = { practiceId: principal.practiceId, id } as FilterQuery<Entity>;
  return em.findOne<Entity>(entity, where, { lockMode: LockMode.PESSIMISTIC_WRITE }) as Promise<Entity | null>;
}
