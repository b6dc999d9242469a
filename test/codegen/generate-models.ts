import { mkdir, writeFile } from 'node:fs/promises';
import { buildSchema } from 'graphql';
import type { ClassType } from 'type-graphql';
import { plugin } from '../../codegen/models.ts';
import type { ModelsConfig } from '../../codegen/models-config.ts';

const scalars = { Money: { module: '../money.scalar.ts', export: 'MoneyScalar', type: 'bigint' } };
const folder = new URL('.output/', import.meta.url);

/** Writes the models of a schema to a file, so that they can be imported like those of the office. */
export async function generateModels(name: string, sdl: string, config: ModelsConfig = {}) {
  const source = await plugin(buildSchema(sdl), [], { scalars, ...config });
  await mkdir(folder, { recursive: true });
  const file = new URL(`${name}.ts`, folder);
  await writeFile(file, source);
  const models: Record<string, ClassType> = await import(/* @vite-ignore */ file.pathname);
  const model = (name: string) => {
    const found = models[name];
    if (!found) throw new Error(`${file.pathname} exports no ${name}.`);
    return found;
  };
  return { source, model };
}
