import { listOf, namesIn, nodesOf, partOf, type Tree, textOf } from './tree.ts';

const volatile = /^(clock_timestamp|timeofday|random|gen_random_uuid|uuidv[47]|nextval|setval|set_config|pg_sleep)$/;
const ofTime =
  /^(now|transaction_timestamp|statement_timestamp|age|date_trunc|date_part|extract|timezone|to_char|to_timestamp|make_timestamptz)$/;
const advisoryLock = /^pg_(try_)?advisory_/;

/** Functions that engines refuse where a statement calls them, and locks that only one server would know of. */
export function functionFaults(statement: Tree): string[] {
  const locks = callsIn(statement).filter(({ name }) => advisoryLock.test(name));
  const zoned = callsIn(statement).filter(({ name }) => name === 'timezone');
  const updates = [...nodesOf(statement, 'UpdateStmt'), ...nodesOf(statement, 'onConflictClause')];
  const changes = [...updates, ...nodesOf(statement, 'DeleteStmt'), ...nodesOf(statement, 'InsertStmt')];
  return [
    ...locks.map(({ name }) => `${name} locks nothing on another server`),
    ...zoned.map(() => 'AT TIME ZONE knows other clock changes than Node.js: send instants'),
    ...changes.flatMap((change) =>
      volatileIn([change.returningList, change.returningClause]).map((name) => `RETURNING calls ${name}`),
    ),
    ...updates.flatMap((update) => updateFaults(update)),
  ];
}

interface Call {
  name: string;
  call: Tree;
}

function callsIn(part: unknown): Call[] {
  return nodesOf(part, 'FuncCall').map((call) => ({ name: namesIn(call, 'funcname').at(-1) ?? '', call }));
}

function volatileIn(part: unknown): string[] {
  return callsIn(part)
    .map(({ name }) => name)
    .filter((name) => volatile.test(name));
}

/** Each server would compute them for itself. */
function updateFaults(update: Tree): string[] {
  const changed = [update.targetList, update.whereClause];
  const ofColumns = callsIn(changed).filter(({ name, call }) => ofTime.test(name) && holdsColumn(call));
  const moved = nodesOf(changed, 'A_Expr').filter(isMovedTime);
  return [
    ...volatileIn(changed).map((name) => `UPDATE calls ${name}`),
    ...ofColumns.map(({ name }) => `UPDATE calls ${name} for a column`),
    ...moved.map(() => 'UPDATE adds an interval to a column'),
  ];
}

const holdsColumn = (part: unknown): boolean => nodesOf(part, 'ColumnRef').length > 0;

function isMovedTime(expression: Tree): boolean {
  const isSum = ['+', '-'].includes(namesIn(expression, 'name').at(-1) ?? '');
  const sides = [partOf(expression, 'lexpr'), partOf(expression, 'rexpr')];
  return isSum && sides.some(holdsColumn) && sides.some(isInterval);
}

function isInterval(part: Tree | undefined): boolean {
  const cast = partOf(part, 'TypeCast');
  const makes = callsIn(part).some(({ name }) => name === 'make_interval');
  const type = listOf(partOf(cast, 'typeName'), 'names').map((each) => textOf(partOf(each, 'String'), 'sval'));
  return makes || type.includes('interval');
}
