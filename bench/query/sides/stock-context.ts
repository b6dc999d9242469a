import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Entered } from './entered.ts';

/** What a resolver of the stock server gets: the request's unit of work, whose transactions carry the practice. */
export interface StockContext {
  em: SqlEntityManager;
  entered: Entered;
}
