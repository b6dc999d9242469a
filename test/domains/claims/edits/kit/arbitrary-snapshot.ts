import fc from 'fast-check';
import type { ProfessionalClaim } from '../../../../../src/edi/claim/professional-claim.ts';
import type { Path } from '../../../../../src/edi/writing/field.ts';
import { anyClaim } from '../../../../edi/kit/arbitrary-claim.ts';
import { anyText } from '../../../../edi/kit/arbitrary-text.ts';

const oddNumber = fc.constantFrom(Number.NaN, -1, 0, 0.5, 1e21, Number.POSITIVE_INFINITY, 13);
const oddText = fc.oneof(
  anyText,
  fc.constantFrom('2026-02-30', '2026-13-45', '9999-99-99', '0', 'WC', 'MB', '18', '21', '10'),
);

/** Any claim, with up to six of its values, lists and parts replaced by odd ones of the same kind. */
export const anySnapshot: fc.Arbitrary<ProfessionalClaim> = fc
  .tuple(anyClaim(anyText), fc.array(fc.record({ at: fc.nat(), text: oddText, number: oddNumber }), { maxLength: 6 }))
  .map(([claim, changes]) => {
    const changed = structuredClone(claim);
    for (const { at, text, number } of changes) {
      const paths = pathsOf(changed, []);
      const path = paths[at % paths.length] ?? [];
      replace(changed, path, (value) => {
        if (Array.isArray(value)) return value.length > 1 ? [] : [...value, ...value];
        if (typeof value === 'number') return number;
        if (typeof value === 'boolean') return !value;
        return value === null || typeof value === 'string' ? text : value;
      });
    }
    return changed;
  });

/** The paths of all values and lists; parts that are null, and the kinds of names, stay: they make the type of what is around. */
function pathsOf(value: unknown, path: Path): Path[] {
  if (value === null) return [];
  if (typeof value !== 'object') return [path];
  const below = Object.entries(value).flatMap(([key, each]) => (key === 'kind' ? [] : pathsOf(each, [...path, key])));
  return Array.isArray(value) ? [path, ...below] : below;
}

function replace(root: object, path: Path, change: (value: unknown) => unknown): void {
  const last = String(path.at(-1));
  const owner = path.slice(0, -1).reduce((value, key) => value[key as never] as never, root as Record<string, unknown>);
  owner[last] = change(owner[last]);
}
