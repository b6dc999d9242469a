import type { AuditFilter } from '../../generated/models.ts';

/** The path of the first member of staff in a filter whom this practice does not have; undefined when it has all. */
export async function unknownInFilter(
  filter: AuditFilter | null | undefined,
  find: (staffMemberId: string) => Promise<object | null>,
  path: readonly string[] = ['input', 'filter'],
): Promise<string[] | undefined> {
  if (!filter) return undefined;
  const { staffMemberId, and, or, not } = filter;
  if (staffMemberId && !(await find(staffMemberId))) return [...path, 'staffMemberId'];
  const inside = [
    ...(and ?? []).map((one, index) => [one, ['and', String(index)]] as const),
    ...(or ?? []).map((one, index) => [one, ['or', String(index)]] as const),
    ...(not ? [[not, ['not']] as const] : []),
  ];
  for (const [one, steps] of inside) {
    const unknown = await unknownInFilter(one, find, [...path, ...steps]);
    if (unknown) return unknown;
  }
  return undefined;
}
