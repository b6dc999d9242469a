import { rowsById } from '../../reading/rows-by-id.ts';
import type { PatientRow } from './patient.entity.ts';

export const patientById = rowsById<PatientRow>('patient');
