import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Entered } from './entered.ts';

/** The context of a resolver of the stock server: the request's unit of work, whose transactions carry the practice. */
export interface StockContext {
  em: SqlEntityManager;
  entered: Entered;
}
