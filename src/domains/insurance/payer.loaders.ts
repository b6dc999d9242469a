import { rowsById } from '../../reading/rows-by-id.ts';
import type { PayerRow } from './payer.entity.ts';

export const payerById = rowsById<PayerRow>('payer');
