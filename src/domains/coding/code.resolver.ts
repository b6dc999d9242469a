import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Code, CodeSet } from '../../generated/models.ts';
import type { CodeRow } from './code.entity.ts';

@Resolver(() => Code)
export class CodeResolver {
  @FieldResolver(() => String)
  printed(@Root() { codeSet, code }: CodeRow): string {
    return codeSet === CodeSet.ICD_10_CM && code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code;
  }
}
