import type { CodeSetSource } from './code-set.ts';
import { hcpcs } from './sets/hcpcs.ts';
import { icd10cm } from './sets/icd10cm.ts';
import { mue } from './sets/mue.ts';
import { noc } from './sets/noc.ts';
import { pos } from './sets/pos.ts';
import { ptp } from './sets/ptp.ts';

/** The published sets by the words of the command line. */
export const codeSets: Readonly<Record<string, CodeSetSource>> = { icd10cm, hcpcs, ptp, mue, pos, noc };
