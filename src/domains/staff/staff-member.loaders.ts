import { rowsById } from '../../reading/rows-by-id.ts';
import type { StaffMemberRow } from './staff-member.entity.ts';

export const staffMemberById = rowsById<StaffMemberRow>('staff_member');
