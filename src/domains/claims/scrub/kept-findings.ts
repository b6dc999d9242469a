import type { MissingFact } from '../snapshot/missing-facts.ts';
import type { Finding } from './edit.ts';

/**
 * Findings of one claim as they are kept. Where a fact is missing, the record that has its place is a better fix than the
 * edit's own, which knows the claim alone.
 */
export function keptFindings(found: readonly Finding[], missing: readonly MissingFact[]): Finding[] {
  const fixes = new Map(missing.map(({ path, fix }) => [path.join('.'), fix]));
  return found.map((finding) => ({ ...finding, fix: fixes.get(finding.path.join('.')) ?? finding.fix }));
}
