import { createHash } from 'node:crypto';
import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  separateOperations,
  stripIgnoredCharacters,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { directiveOn } from '../../contract/directive-on.ts';

/** A subscription without what belongs to one subscriber alone: the position it continues after. */
export interface GroupPlan {
  /** The one operation, without `after`. */
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** The operation as it was sent: its variables are those to check. */
  sent: OperationDefinitionNode;
  /** Equal for operations that select the same in the same words, with any white space. */
  hash: string;
  /** Names of the variables that the document without `after` still has. */
  variables: readonly string[];
  /** Where `after` comes from; undefined when the subscription does not say. */
  after: ValueNode | undefined;
  /** Whether a selected field is marked `@perViewer`: such a subscription shares nothing. */
  isPerViewer: boolean;
}

/** Works out once per document and operation what its subscribers can share. The document must be valid. */
export function groupPlan(
  schema: GraphQLSchema,
  whole: DocumentNode,
  operationName: string | null | undefined,
): GroupPlan {
  const sent = getOperationAST(whole, operationName);
  const document = separateOperations(whole)[sent?.name?.value ?? ''];
  if (!sent || !document) throw new Error('The document has no such operation.');
  const typeInfo = new TypeInfo(schema);
  let after: ValueNode | undefined;
  let isPerViewer = false;
  const withoutAfter = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: (node) => {
        const field = typeInfo.getFieldDef();
        if (field && directiveOn(field, 'perViewer')) isPerViewer = true;
        if (typeInfo.getParentType() !== schema.getSubscriptionType()) return undefined;
        after = argumentOf(node, 'after')?.value;
        return { ...node, arguments: node.arguments?.filter(({ name }) => name.value !== 'after') };
      },
    }),
  );
  const text = stripIgnoredCharacters(print(withoutUnusedVariables(withoutAfter)));
  // Without locations in the text: each subscriber may have sent another one, and errors would show the locations of
  // the first to all.
  const shared = parse(text, { noLocation: true });
  const operation = getOperationAST(shared);
  if (!operation) throw new Error('The document has no such operation.');
  return {
    document: shared,
    operation,
    sent,
    hash: createHash('sha256').update(text).digest('base64url'),
    variables: operation.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [],
    after,
    isPerViewer,
  };
}

function argumentOf(node: FieldNode, name: string): ArgumentNode | undefined {
  return node.arguments?.find((argument) => argument.name.value === name);
}

function withoutUnusedVariables(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => {
      used.add(name.value);
    },
  });
  return visit(document, {
    [Kind.OPERATION_DEFINITION]: (node) => ({
      ...node,
      variableDefinitions: node.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value)),
    }),
  });
}
