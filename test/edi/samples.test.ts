import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EdiItem } from '../../src/edi/edi-item.ts';
import { readEdiText } from '../../src/edi/read-edi.ts';
import { projectRoot } from '../../src/settings/project-root.ts';
import { codesOf } from './kit/read.ts';

const folder = join(projectRoot, '../shared/data/x12');
const isThere = existsSync(folder);
if (!isThere) console.info(`No X12 samples in ${folder}: they are not read.`);
const read = (file: string): EdiItem[] => readEdiText(readFileSync(join(folder, file), 'utf8'));

/** Public files with their warts. */
const files: Readonly<Record<string, { items: number; problems: readonly string[] }>> = {
  '271-active.edi': { items: 2, problems: [] },
  '271-rejected.edi': { items: 2, problems: [] },
  '277ca-accepted.edi': { items: 4, problems: ['18 STC 2200C MISSING', '24 DTP 2200D IMPLAUSIBLE_DATE'] },
  '277ca-rejected.edi': { items: 4, problems: ['18 STC 2200C MISSING'] },
  '835-balanced-one-claim.835': { items: 4, problems: ['21 SVC 2110 COMPONENT_SEPARATOR'] },
  '835-balanced-three-claims.835': {
    items: 6,
    problems: ['34 CLP 2100 DUPLICATE_CLAIM', '46 CLP 2100 DUPLICATE_CLAIM'],
  },
  '835-unbalanced.835': { items: 4, problems: ['20 SVC 2110 PROCEDURE_MISSING', '20 SVC 2110 LINE_BALANCE'] },
  '837p-dependent.837': {
    items: 3,
    problems: [
      ...['3 ST - VERSION', '9 PRV 2000A TAXONOMY', '28 CLM 2310B RENDERING_PROVIDER_MISSING'],
      ...['30 HI 2300 CODE', '30 HI 2300 CODE'],
    ],
  },
  '837p-secondary.837': {
    items: 3,
    problems: [
      ...['3 ST - VERSION', '9 NM1 2010AA NPI', '11 N4 2010AA POSTAL_CODE', '16 N4 2010AB POSTAL_CODE'],
      ...['32 HI 2300 CODE', '32 HI 2300 CODE', '32 HI 2300 CODE', '32 HI 2300 CODE'],
      ...['33 NM1 2310B NPI', '36 NM1 2310C NPI', '38 N4 2310C POSTAL_CODE'],
    ],
  },
  '999-accepted.edi': { items: 4, problems: ['2 GS - TIME', '10 IEA - CONTROL_NUMBER'] },
  '999-four-sets.edi': { items: 8, problems: [] },
};

test.runIf(isThere).each(Object.entries(files))(
  '%s is read with the problems that it has',
  (file, { items, problems }) => {
    const found = read(file);
    expect(found.length).toBe(items);
    expect(codesOf(found)).toEqual(problems);
  },
);

test.runIf(isThere)(
  'a file that is called valid has faults of its envelope, levels, lines, sums, NPI and diagnoses',
  () => {
    const found = read('837p-called-valid.837');
    const kinds = new Set(codesOf(found).map((line) => line.split(' ').slice(1).join(' ')));
    for (const kind of [
      ...['ISA - REPETITION_SEPARATOR', 'SE - COUNT', 'HL 2000B HIERARCHY', 'LX 2400 SEQUENCE'],
      ...['CLM 2300 CLAIM_TOTAL', 'NM1 2010AA NPI', 'HI 2300 COMPONENT_SEPARATOR', 'NM1 2010BA MISSING'],
    ])
      expect(kinds).toContain(kind);
    expect(found.filter(({ kind }) => kind === '837P').length).toBe(2);
  },
);

test.runIf(isThere)(
  'a claim that is rejected, behind a pipe as separator, is not taken for the accepted batch above it',
  () => {
    const reports = read('277ca-rejected.edi').filter((item) => item.kind === '277CA');
    expect(
      reports.map(({ level, trace, statuses }) => [level, trace, statuses[0]?.category, statuses[0]?.code]),
    ).toEqual([
      ['RECEIVER', '11200001', 'A1', '20'],
      ['PROVIDER', '1107000000000001FF', undefined, undefined],
      ['CLAIM', '3920394930203', 'A7', '562'],
    ]);
    expect(reports[2]?.payerControlNumber).toBe('1107000000001120');
  },
);

test.runIf(isThere)('an active coverage says nothing of amounts, and a refusal is no answer about coverage', () => {
  const [active] = read('271-active.edi').filter((item) => item.kind === '271');
  expect(active?.outcome).toBe('ACTIVE');
  expect(active?.benefits.map(({ information, amount, serviceTypes }) => [information, amount, serviceTypes])).toEqual([
    ['1', null, ['30']],
  ]);
  const [rejected] = read('271-rejected.edi').filter((item) => item.kind === '271');
  expect([rejected?.outcome, rejected?.traces]).toEqual(['REJECTED', ['TRACE0002']]);
  expect(rejected?.rejections).toEqual([{ loop: '2100C', isValid: false, reason: '72', followUp: 'C' }]);
});

test.runIf(isThere)('three claims with one number are three advices, and no code is guessed', () => {
  const advices = read('835-balanced-three-claims.835').filter((item) => item.kind === '835' && item.part === 'ADVICE');
  expect(advices.map(({ ordinal, paid, payerControlNumber }) => [ordinal, paid, payerControlNumber])).toEqual([
    [1, 3425, '1000210000000030'],
    [2, 0, '1000220000000020'],
    [3, 1150, '1000230000000020'],
  ]);
  const [odd] = read('835-balanced-one-claim.835').filter((item) => item.kind === '835' && item.part === 'ADVICE');
  expect(odd?.lines[0]?.procedure).toEqual({ qualifier: '', code: 'HC>55669', modifiers: [], description: null });
});
