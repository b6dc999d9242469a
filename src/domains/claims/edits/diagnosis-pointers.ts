import { edit } from '../scrub/edit.ts';

const most = 4;

export const diagnosisPointers = edit({
  id: 'diagnosis-pointers',
  number: 21,
  title: 'Line points to no diagnosis',
  description: `Each line points to 1 to ${most} diagnoses of the claim, to each once.`,
  severity: 'ERROR',
  isOverridable: false,
  needs: [],
  check: ({ lines, diagnoses }) =>
    lines.flatMap(({ diagnosisPointers: pointers }, index) => {
      const isRight =
        pointers.length >= 1 &&
        pointers.length <= most &&
        new Set(pointers).size === pointers.length &&
        pointers.every((pointer) => Number.isInteger(pointer) && pointer >= 1 && pointer <= diagnoses.length);
      if (isRight) return [];
      const facts = { pointers, diagnoses: diagnoses.length };
      const fix = `Open the charge and choose 1 to ${most} diagnoses of the visit for it.`;
      return [{ path: ['lines', index, 'diagnosisPointers'], facts, fix }];
    }),
});
