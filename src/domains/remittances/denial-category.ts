import { DenialCategory } from '../../generated/models.ts';

const { REGISTRATION, ELIGIBILITY, AUTHORIZATION, CODING, TIMELY_FILING, DUPLICATE } = DenialCategory;
const { MEDICAL_NECESSITY, INFORMATION, COORDINATION, ENROLLMENT, OTHER } = DenialCategory;

/** The work that each reason makes (CARC). */
const reasons: readonly [DenialCategory, ...string[]][] = [
  [TIMELY_FILING, '29'],
  [DUPLICATE, '18'],
  [AUTHORIZATION, '15', '165', '197', '198', '243', '296'],
  [ELIGIBILITY, '26', '27', '96', '109', '119', '140', '200', '204'],
  [REGISTRATION, '31'],
  [COORDINATION, '22', '24'],
  [ENROLLMENT, '170', '208', 'B7'],
  [MEDICAL_NECESSITY, '50', '146', '151', '167'],
  [INFORMATION, '16', '226', '227', '252'],
  [CODING, '4', '11', '97', '181', '182', '183', '236', 'B15', 'B16'],
];

const byReason = new Map(reasons.flatMap(([category, ...codes]) => codes.map((code) => [code, category] as const)));

/** Remarks that say what is missing where the reason does not (RARC). */
const byRemark = new Map<string, DenialCategory>([
  ['MA04', COORDINATION],
  ['N382', REGISTRATION],
  ['MA61', REGISTRATION],
  ['N290', ENROLLMENT],
  ['N257', ENROLLMENT],
  ['M20', CODING],
  ['M51', CODING],
  ['M76', CODING],
]);
/** Reasons that say only that something is missing or wrong. */
const vague: ReadonlySet<string> = new Set(['16', '226', '252']);

/** The work that a denial makes, by its codes, such as `CO-16` and `N290`: the first that is known decides. */
export function denialCategory(codes: readonly string[]): DenialCategory {
  const carcs = codes.flatMap((code) => /^[A-Z]{2}-(.+)$/.exec(code)?.[1] ?? []);
  const known = carcs.flatMap((code) => byReason.get(code) ?? []);
  const isVague = carcs.every((code) => vague.has(code) || !byReason.has(code));
  const remark = codes.flatMap((code) => byRemark.get(code) ?? [])[0];
  return (isVague ? remark : null) ?? known[0] ?? remark ?? OTHER;
}
