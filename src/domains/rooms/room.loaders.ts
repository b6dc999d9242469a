import { rowsById } from '../../query/rows-by-id.ts';
import type { RoomRow } from './room.entity.ts';

export const roomById = rowsById<RoomRow>('room');
