import type { PluginFunction } from '@graphql-codegen/plugin-helpers';
import { sourceFiles } from './source-files.ts';

/** Lists the entities: one for each `*.entity.ts` of `src`. */
export const plugin: PluginFunction<unknown, string> = () => {
  const entities = sourceFiles('.', /\.entity\.ts$/).flatMap(({ path, exports }) => {
    const names = [...exports].filter((name) => name.endsWith('Entity'));
    if (names.length !== 1) throw new Error(`src/${path} must export one entity, such as RoomEntity.`);
    return names.map((name) => ({ name, path }));
  });
  return [
    '// Generated from the *.entity.ts files of src by codegen/entities.ts.',
    ...entities.map(({ name, path }) => `import { ${name} } from '../${path}';`),
    '',
    'export const entities = [',
    ...entities.map(({ name }) => `  ${name},`),
    '] as const;',
    '',
  ].join('\n');
};
