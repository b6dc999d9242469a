import { pageArguments } from './page-arguments.ts';
import type { EntityWords } from './words.ts';
import { writesSdl } from './writes-sdl.ts';

/** The most rows of a board's payload. */
const most = 200;

/** The contract of an entity: its type, list, board and writes. */
export function entitySdl(words: EntityWords): string {
  const { one, many, aOne, view, prefix } = words;
  const { pascal } = one;
  return `"${aOne}."
type ${pascal} implements Node @node(prefix: "${prefix}", permission: ${view}) {
  "Type-prefixed and sortable by age."
  id: ID!
  "The name that staff use; 1 to 120 characters, each name once in a practice."
  name: String!
  "Counts up with each change; see \`expectedVersion\`."
  version: Int!
}

"A page of ${many.words}."
type ${pascal}Connection @pages(of: "${pascal}")

"Conditions on ${many.words}; a row meets all of them."
input ${pascal}Filter @joins {
  "How the name begins."
  name: TextBeginning
}

"The orders of ${many.words}."
enum ${pascal}Order {
  "By name."
  A_TO_Z
  "By name, the last one first."
  Z_TO_A
}

"The board of ${many.words}: all of it, or its changes."
type ${many.pascal}Payload {
  "Whether to replace or to merge."
  kind: LiveKind!
  "Continue after it with \`after\`."
  cursor: EventCursor!
  "The server's time."
  at: DateTime!
  "By name: the first ${most} of the practice in a snapshot, the changed ones in a change."
  ${many.camel}: [${pascal}!]! @listSize(assumedSize: ${most})
  "Ids of ${many.words} that left the board."
  removed: [ID!]! @ref(type: "${pascal}") @listSize(assumedSize: ${most})
}

extend enum ChangeType {
  "${aOne}. Reported to those with \`${view}\`."
  ${one.screaming}
}

extend type Query {
  "One ${one.words}; null when this practice has none of that id."
  ${one.camel}("The ${one.words}." id: ID! @ref(type: "${pascal}")): ${pascal} @allow(permission: ${view})
  "${capital(many.words)} of the practice, by name."
  ${many.camel}(
    "Conditions on the rows. Default: all rows."
    filter: ${pascal}Filter
    "The order of the rows."
    orderBy: ${pascal}Order! = A_TO_Z
${pageArguments}
  ): ${pascal}Connection!
    @listSize(
      assumedSize: 20
      slicingArguments: ["first", "last"]
      sizedFields: ["edges", "nodes"]
      requireOneSlicingArgument: false
    )
    @allow(permission: ${view})
}

extend type Subscription {
  "The practice's ${many.words}, by name; at most ${most} in a snapshot."
  ${many.camel}("Continue after this cursor." after: EventCursor): ${many.pascal}Payload! @allow(permission: ${view})
}

${writesSdl(words)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
