import type { EntityName, FilterQuery } from '@mikro-orm/core';
import type { WriteUnit } from './write.ts';

/** A row of the practice that a write refers to; null when the practice has none of that id. */
export function findRow<Entity extends { practiceId: string; id: string }>(
  { em, principal }: Pick<WriteUnit, 'em' | 'principal'>,
  entity: EntityName<Entity>,
  id: string,
): Promise<Entity | null> {
  const where = { practiceId: principal.practiceId, id } as FilterQuery<Entity>;
  return em.findOne<Entity>(entity, where) as Promise<Entity | null>;
}
