import type { NewFile } from '../write-files.ts';
import type { EntityWords } from './words.ts';
import { entityWrites } from './writes.ts';

/** The files of the domain: row, events, list, board and the two writes. */
export function entitySources(words: EntityWords): NewFile[] {
  const { domain, one, many } = words;
  const { camel, pascal, kebab, snake, screaming } = one;
  const file = (name: string, text: string): NewFile => ({ path: `src/domains/${domain}/${name}`, text });
  return [
    file(
      `${kebab}.entity.ts`,
      `import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const ${pascal}Entity = defineEntity({
  name: '${pascal}',
  tableName: '${snake}',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    foldedName: p.text().collation('C').generated('(lower(name)) stored').nullable(),
    nameKey: p.text().collation('C').generated('(foyer_name_key(name)) stored').nullable(),
    version: p.integer().version(),
  },
});

export type ${pascal}Row = InferEntity<typeof ${pascal}Entity>;
`,
    ),
    file(
      `${kebab}.events.ts`,
      `import type { NewEvent } from '../../live/log/event.ts';
import type { ${pascal}Row } from './${kebab}.entity.ts';

/** Boards of ${many.words} listen to it. */
export const ${many.camel}Topic = '${many.camel}';

export function ${camel}Changed({ id }: Pick<${pascal}Row, 'id'>): NewEvent {
  return { type: '${screaming}_CHANGED', subjectId: id, topics: [${many.camel}Topic] };
}
`,
    ),
    file(
      `${kebab}.list.ts`,
      `import { ascending, descending } from '../../database/sql/ordering.ts';
import type { ${pascal}Filter, ${pascal}Order } from '../../generated/models.ts';
import { startsFolded } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

export const ${many.camel} = list<${pascal}Filter, ${pascal}Order>('${snake}', {
  filter: { name: startsFolded('${snake}.foldedName') },
  orders: { A_TO_Z: ascending('name', 'id'), Z_TO_A: descending('name', 'id') },
});
`,
    ),
    file(
      `${many.kebab}.board.ts`,
      `import { ascending } from '../../database/sql/ordering.ts';
import type { ${many.pascal}Payload, Subscription${many.pascal}Args } from '../../generated/models.ts';
import { board } from '../../reading/boards/board.ts';
import { ${many.camel}Topic } from './${kebab}.events.ts';

/** ${many.words.charAt(0).toUpperCase()}${many.words.slice(1)} of the practice, by name. */
export const ${many.camel} = board<Subscription${many.pascal}Args, ${many.pascal}Payload>('${snake}', {
  topic: () => ${many.camel}Topic,
  order: ascending('name', 'id'),
  shows: () => [],
  most: 200,
});
`,
    ),
    ...entityWrites(words),
  ];
}
