import { checkTableName } from './check-table-name.ts';
import { entityPermissions } from './entity/permissions.ts';
import { entitySdl } from './entity/sdl.ts';
import { entitySources } from './entity/sources.ts';
import { entityTable } from './entity/table.ts';
import { entityTest } from './entity/test-file.ts';
import { entityWords } from './entity/words.ts';
import { migrationStamp } from './migration-stamp.ts';
import type { Template } from './run-new.ts';
import { sdlFile } from './sdl-file.ts';

/** A listed, live entity: its contract, table, source files, permissions and test. */
export const entity: Template = async (address, root) => {
  checkTableName(address.name);
  const words = entityWords(address);
  const today = new Date().toISOString().slice(0, 10);
  const stamp = await migrationStamp(root, today);
  return [
    { path: await sdlFile(root, address.domain, words.many.kebab), text: entitySdl(words) },
    ...entityTable(words, stamp),
    ...entitySources(words),
    ...entityPermissions(words),
    entityTest(words),
  ];
};
