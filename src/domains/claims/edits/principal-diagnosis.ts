import { edit } from '../scrub/edit.ts';

export const principalDiagnosis = edit({
  id: 'principal-diagnosis',
  number: 18,
  title: 'Diagnosis cannot stand first',
  description:
    'The first diagnosis is no manifestation, no external cause (V to Y) and no sequela (seventh character S).',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['diagnoses'],
  check({ diagnoses: [first] }, { diagnoses }) {
    if (first === undefined) return [];
    const reason = /^[V-Y]/.test(first)
      ? 'EXTERNAL_CAUSE'
      : /^.{6}S$/.test(first)
        ? 'SEQUELA'
        : diagnoses?.get(first)?.isManifestation
          ? 'MANIFESTATION'
          : null;
    if (!reason) return [];
    const fix = 'Open the coding and put the disease or injury itself first.';
    return [{ path: ['diagnoses', 0], facts: { diagnosis: first, reason }, fix }];
  },
});
