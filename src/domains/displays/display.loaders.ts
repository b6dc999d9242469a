import { rowsById } from '../../reading/rows-by-id.ts';
import type { DisplayRow } from './display.entity.ts';

export const displayById = rowsById<DisplayRow>('display');
