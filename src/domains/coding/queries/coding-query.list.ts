import { sql } from 'kysely';
import { ascending, descending } from '../../../database/sql/ordering.ts';
import type { CodingQueryFilter, CodingQueryOrder } from '../../../generated/models.ts';
import { type Condition, isValue } from '../../../reading/filters/conditions.ts';
import { list } from '../../../reading/lists/list.ts';

/** As the index of open questions says it. */
const isOpen: Condition<boolean> = (isWanted) =>
  isWanted
    ? sql`(coding_query.answered_at is null and coding_query.withdrawn_at is null)`
    : sql`(coding_query.answered_at is not null or coding_query.withdrawn_at is not null)`;

/** Questions to providers, as they were asked. */
export const codingQueries = list<CodingQueryFilter, CodingQueryOrder>('coding_query', {
  filter: { askedOfId: isValue('coding_query.askedOfId'), isOpen },
  orders: { EARLIEST_FIRST: ascending('askedAt', 'id'), LATEST_FIRST: descending('askedAt', 'id') },
});

/** Those about a coding: `VisitCoding.queries`. */
export const queries = codingQueries;
