import { RuleEffect } from '../../../generated/models.ts';
import type { FactValue, Finding, Severity } from '../scrub/edit.ts';
import { askedValue, matchRule } from './match-rule.ts';
import type { PracticeRuleRow } from './practice-rule.entity.ts';
import type { RuleSubject } from './rule-fields.ts';

const severities: Readonly<Record<RuleEffect, Severity>> = {
  [RuleEffect.WARN]: 'WARNING',
  [RuleEffect.HOLD]: 'HOLD',
  [RuleEffect.BLOCK]: 'ERROR',
};

/** The name of a rule's findings; it outlives every change of the rule. */
export const ruleEdit = (number: number): string => `rule-${number}`;

export const isOfRule = (edit: string): boolean => /^rule-\d+$/.test(edit);

/** The findings of the practice's own rules about one claim. */
export function ruleFindings(rules: readonly PracticeRuleRow[], subject: RuleSubject): Finding[] {
  return rules.flatMap((rule) => {
    const match = matchRule(rule.conditions, subject);
    if (match === null) return [];
    const places = match === 'CLAIM' ? [null] : match;
    return places.map((line) => ({
      ...{ edit: ruleEdit(rule.number), number: rule.number, severity: severities[rule.effect], fix: rule.fix },
      path: line === null ? [] : ['lines', line],
      facts: { rule: rule.name, ...factsOf(rule, subject, line) },
    }));
  });
}

function factsOf(
  { conditions }: PracticeRuleRow,
  subject: RuleSubject,
  line: number | null,
): Record<string, FactValue> {
  const asked = line === null ? undefined : subject.claim.lines[line];
  return Object.fromEntries(
    conditions.map((condition) => [camelCase(condition.field), askedValue(condition, subject, asked)]),
  );
}

const camelCase = (field: string) => field.toLowerCase().replaceAll(/_(\w)/g, (_all, letter) => letter.toUpperCase());
