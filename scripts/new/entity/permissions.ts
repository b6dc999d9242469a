import { insertBefore } from '../insert-before.ts';
import type { ChangedFile } from '../write-files.ts';
import type { EntityWords } from './words.ts';

/** The two permissions of an entity, and the first role that holds them: the office manager. */
export function entityPermissions({ many, view, manage }: EntityWords): ChangedFile[] {
  const sdl = 'schema/accounts.graphql';
  const roles = 'src/access/roles.ts';
  const described = `  "See ${many.words}."\n  ${view}\n  "Add and change ${many.words}."\n  ${manage}\n`;
  const held = `\n    Permission.${view},\n    Permission.${manage},`;
  return [
    { path: sdl, change: (text) => insertBefore(sdl, text, endOf('enum Permission {'), described) },
    {
      path: roles,
      change: (text) => insertBefore(roles, text, /(?<=\[Role\.OFFICE_MANAGER\]: \[[^\]]*,)\n {2}\]/, held),
    },
  ];
}

/** The closing brace of a definition that begins so. */
function endOf(beginning: string): RegExp {
  return new RegExp(`(?<=${beginning}[^}]*\\n)\\}`);
}
