import { type ASTVisitor, type ValidationContext, ValuesOfCorrectTypeRule } from 'graphql';
import { answersInvalidInput } from '../../contract/coercion/answers-invalid-input.ts';

/**
 * Values of a document are of the right type, but for the arguments of mutations: these answer such values as data,
 * whether they come in a document or in a variable.
 */
export function literalsRule(context: ValidationContext): ASTVisitor {
  return {
    ...ValuesOfCorrectTypeRule(context),
    Argument: () => {
      const field = context.getDirective() ? undefined : context.getFieldDef();
      const isOfMutation = context.getParentType() === context.getSchema().getMutationType();
      return field && isOfMutation && answersInvalidInput(field.type) ? false : undefined;
    },
  };
}
