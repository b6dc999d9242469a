import type { StoredFileRow } from '../../files/stored-file.entity.ts';
import { rowsById } from '../../reading/rows-by-id.ts';

export const storedFileById = rowsById<StoredFileRow>('stored_file');
