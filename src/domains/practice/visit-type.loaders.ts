import { rowsById } from '../../reading/rows-by-id.ts';
import type { VisitTypeRow } from './visit-type.entity.ts';

export const visitTypeById = rowsById<VisitTypeRow>('visit_type');
