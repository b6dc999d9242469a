import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Code } from '../../generated/models.ts';
import type { CodeRow } from './code.entity.ts';
import { printedCode } from './printed-code.ts';

@Resolver(() => Code)
export class CodeResolver {
  @FieldResolver(() => String)
  printed(@Root() { codeSet, code }: CodeRow): string {
    return printedCode(codeSet, code);
  }
}
