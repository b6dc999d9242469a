import { rowsById } from '../../reading/rows-by-id.ts';
import type { SiteRow } from './site.entity.ts';

export const siteById = rowsById<SiteRow>('site');
