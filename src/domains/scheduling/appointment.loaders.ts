import { rowsById } from '../../reading/rows-by-id.ts';
import type { AppointmentRow } from './appointment.entity.ts';

export const appointmentById = rowsById<AppointmentRow>('appointment');
