import type { NewFile } from '../write-files.ts';
import type { EntityWords } from './words.ts';

/** `create-<noun>.ts` and `update-<noun>.ts`. */
export function entityWrites({ domain, one, aOne }: EntityWords): NewFile[] {
  const { camel, pascal, kebab, snake, words } = one;
  const article = aOne.split(' ')[0]?.toLowerCase();
  return [
    {
      path: `src/domains/${domain}/create-${kebab}.ts`,
      text: `// Adds ${article} ${words}.

import type { Create${pascal}Result, MutationCreate${pascal}Args } from '../../generated/models.ts';
import { keptSpelling } from '../../reading/kept-spelling.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { write } from '../../writing/write.ts';
import { ${pascal}Entity } from './${kebab}.entity.ts';
import { ${camel}Changed } from './${kebab}.events.ts';

export function create${pascal}(context: Context, { input }: MutationCreate${pascal}Args): Promise<Create${pascal}Result> {
  return write<Create${pascal}Result>(
    context,
    'create${pascal}',
    async (unit) => {
      const ${camel} = unit.create(${pascal}Entity, { name: input.name });
      await unit.save(${camel}Changed(${camel}));
      return { __typename: 'Create${pascal}Success', ${camel} };
    },
    { ${snake}_practice_id_name_key: () => ${camel}NameTaken(context, input.name) },
  );
}

export async function ${camel}NameTaken(context: Context, written: string | null | undefined) {
  const name = await keptSpelling(context, { table: '${snake}', column: 'name', written: written ?? '' });
  return invalidInput(\`${aOne} named "\${name}" is there already; choose another input.name.\`, ['input', 'name']);
}
`,
    },
    {
      path: `src/domains/${domain}/update-${kebab}.ts`,
      text: `// Changes ${article} ${words}.

import type { MutationUpdate${pascal}Args, Update${pascal}Result } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { ${camel}NameTaken } from './create-${kebab}.ts';
import { ${pascal}Entity } from './${kebab}.entity.ts';
import { ${camel}Changed } from './${kebab}.events.ts';

export function update${pascal}(context: Context, { id, input }: MutationUpdate${pascal}Args): Promise<Update${pascal}Result> {
  return write<Update${pascal}Result>(
    context,
    'update${pascal}',
    async (unit) => {
      const refusal = cannotBeEmpty(input, ['name']);
      if (refusal) return refusal;
      const ${camel} = await unit.lock(${pascal}Entity, id, input.expectedVersion);
      if (isRefusal(${camel})) return ${camel};
      ${camel}.name = input.name ?? ${camel}.name;
      await unit.save(${camel}Changed(${camel}));
      return { __typename: 'Update${pascal}Success', ${camel} };
    },
    { ${snake}_practice_id_name_key: () => ${camel}NameTaken(context, input.name) },
  );
}
`,
    },
  ];
}
