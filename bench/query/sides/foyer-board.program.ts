// Foyer's server with one field that is answered from memory, guarded and executed as all of its own are.
import 'reflect-metadata';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { isAbstractType } from 'graphql';
import { buildSchemaSync, createResolversMap } from 'type-graphql';
import { documentId } from '../../../src/admission/trusted/document-id.ts';
import { readTypeDefs } from '../../../src/contract/read-type-defs.ts';
import { DateTimeScalar } from '../../../src/contract/scalars/date-time.scalar.ts';
import { guardFields } from '../../../src/guards/guard-fields.ts';
import { boardRequest } from '../requests/board.ts';
import { BoardResolver, boardTypeDefs } from './board-resolver.ts';
import { serveFoyer } from './serve-foyer.ts';

const [appUrl = ''] = process.argv.slice(2);
const classes = buildSchemaSync({
  resolvers: [BoardResolver],
  validate: false,
  scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
});
const schema = guardFields(
  makeExecutableSchema({
    typeDefs: [...readTypeDefs(), boardTypeDefs],
    resolvers: createResolversMap(classes) as never,
  }),
);
for (const type of Object.values(schema.getTypeMap())) {
  if (isAbstractType(type)) type.resolveType = (value: { __typename?: string }) => value.__typename;
}
// The board is asked for without a token, as of all sides; operations without a session are compiled only when they are trusted.
const { query = '' } = boardRequest;
await serveFoyer(appUrl, schema, { only: 'none', texts: new Map([[documentId(query), query]]) });
