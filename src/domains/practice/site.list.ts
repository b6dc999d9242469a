import { ascending } from '../../database/sql/ordering.ts';
import { list, type NoFilter } from '../../reading/lists/list.ts';

export const sites = list<NoFilter, 'A_TO_Z'>('site', { filter: {}, orders: { A_TO_Z: ascending('name') } });
