import { edit } from '../scrub/edit.ts';

export const diagnosisExcludes = edit({
  id: 'diagnosis-excludes',
  number: 19,
  title: 'Diagnoses exclude each other',
  description: 'No two diagnoses of the claim exclude each other (Excludes1 of ICD-10-CM).',
  severity: 'WARNING',
  isOverridable: true,
  needs: ['diagnoses'],
  check: ({ diagnoses: listed }, { diagnoses }) =>
    listed.flatMap((diagnosis, index) => {
      const excluded = diagnoses?.get(diagnosis)?.excludes1 ?? [];
      const others = listed.filter((other) => other !== diagnosis && excluded.some((code) => other.startsWith(code)));
      if (others.length === 0) return [];
      const fix = 'Open the coding and keep the diagnosis that describes the visit, or ask the provider.';
      return [{ path: ['diagnoses', index], facts: { diagnosis, excluded: others }, fix }];
    }),
});
