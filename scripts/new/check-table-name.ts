import { GeneratorFailure } from './failure.ts';
import type { Name } from './names.ts';

/** Words that PostgreSQL reserves and a table might be called. */
const reserved = new Set(
  [
    'all',
    'analyse',
    'analyze',
    'any',
    'array',
    'asc',
    'both',
    'case',
    'cast',
    'check',
    'collate',
    'column',
    'constraint',
  ]
    .concat(['default', 'desc', 'end', 'except', 'fetch', 'for', 'from', 'grant', 'group', 'having', 'in', 'initially'])
    .concat(['intersect', 'into', 'lateral', 'leading', 'limit', 'not', 'null', 'offset', 'on', 'only', 'or', 'order'])
    .concat(['placing', 'primary', 'references', 'returning', 'select', 'some', 'symmetric', 'table', 'then', 'to'])
    .concat(['trailing', 'union', 'unique', 'user', 'using', 'variadic', 'when', 'where', 'window', 'with']),
);

/** A table is called as its type: a reserved word would have to be quoted in every statement. */
export function checkTableName({ camel, snake, pascal }: Name): void {
  if (reserved.has(snake))
    throw new GeneratorFailure(`"${snake}" is reserved by PostgreSQL; name the kind too, such as clinical${pascal}.`);
  if (pascal.endsWith('Order'))
    throw new GeneratorFailure(`"${camel}" ends like the enums that sort lists; choose another last word.`);
}
