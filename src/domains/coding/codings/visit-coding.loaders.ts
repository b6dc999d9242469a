import { rowsOfEach } from '../../../reading/rows-of-each.ts';
import { DiagnosisEntity } from '../diagnosis.entity.ts';

/** The diagnoses of a coding, by place. */
export const diagnosesByCodingId = rowsOfEach(DiagnosisEntity, 'visitCodingId', 'position');
