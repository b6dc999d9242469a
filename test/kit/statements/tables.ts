import { localTables, referenceTables } from '../../../src/database/set-up/table-kinds.ts';
import { entities } from '../../../src/generated/entities.ts';
import type { Tables } from './statement-faults.ts';

const tableNames = entities.map(({ meta }) => String(meta.tableName));
const others = new Set([...referenceTables, ...localTables]);

/** The tables of the entities by what they are; what is neither of the others is a practice's. */
export const tables: Tables = {
  practice: new Set(tableNames.filter((name) => !others.has(name))),
  local: new Set(localTables),
};
