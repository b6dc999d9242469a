import { rowsById } from '../../query/rows-by-id.ts';
import type { VisitRow } from './visit.entity.ts';

export const visitById = rowsById<VisitRow>('visit');
