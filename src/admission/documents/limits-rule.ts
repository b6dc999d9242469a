import type { ValidationRule } from 'graphql';
import { type DocumentLimit, type DocumentLimits, documentLimits } from './document-limits.ts';
import { measureDocument } from './measure-document.ts';
import { tooLarge } from './too-large.ts';

const words: Record<DocumentLimit, [what: string, wayOut: string]> = {
  depth: ['fields inside each other', 'select the inner ones in another operation'],
  aliases: ['aliases', 'use several operations'],
  aliasLength: ['characters of an alias', 'choose a shorter one'],
  rootFields: ['fields at the root', 'use several operations'],
  mutations: ['mutations of one operation', 'send several operations'],
  directives: ['directives', 'send another document instead of switching parts of one'],
  repetitions: ['requests for one field in one place', 'ask for it once'],
  fields: ['fields with every fragment written out', 'use several operations'],
};

/** Refuses documents for their size, as far as it shows in the text. */
export function limitsRuleFor(limits: DocumentLimits): ValidationRule {
  return (context) => ({
    Document: (document) => {
      const measures = measureDocument(document);
      for (const name of Object.keys(limits) as DocumentLimit[]) {
        if (measures[name] <= limits[name]) continue;
        const [what, wayOut] = words[name];
        context.reportError(
          tooLarge(`At most ${limits[name]} ${what} are accepted, not ${measures[name]}; ${wayOut}.`),
        );
      }
    },
  });
}

/** The same, with the default limits. */
export const limitsRule = limitsRuleFor(documentLimits);
