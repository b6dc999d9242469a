import type { GraphQLEnumType } from 'graphql';
import type { ModelContext } from './model-context.ts';
import { printOptions } from './options.ts';
import { quote } from './quote.ts';

export function printEnum(type: GraphQLEnumType, context: ModelContext): string {
  const values = type.getValues();
  const members = values.map((value) => `  ${value.name} = ${quote(value.name)},`);
  const notes = values.flatMap((value) => {
    const options = printOptions({
      description: value.description ? quote(value.description) : undefined,
      deprecationReason: value.deprecationReason ? quote(value.deprecationReason) : undefined,
    });
    return options ? [`    ${value.name}: ${options},`] : [];
  });
  return [
    `export enum ${type.name} {`,
    ...members,
    '}',
    `${context.imports.take('registerEnumType')}(${type.name}, {`,
    `  name: ${quote(type.name)},`,
    ...(type.description ? [`  description: ${quote(type.description)},`] : []),
    ...(notes.length ? ['  valuesConfig: {', ...notes, '  },'] : []),
    '});',
  ].join('\n');
}
