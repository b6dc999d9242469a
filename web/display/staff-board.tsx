import { StaffBoardDocument, type StaffBoardSubscription } from '../generated/operations.ts';
import { Frame } from './frame.tsx';
import { isLive } from './liveness.ts';
import { elapsed } from './moment.ts';
import { StaffRooms } from './staff-rooms.tsx';
import { StaffTickets } from './staff-tickets.tsx';
import { useLatestBoard } from './use-latest-board.ts';
import { useMoment } from './use-moment.ts';

export type StaffBoardShown = StaffBoardSubscription['board'];

interface StaffBoardProps {
  token: string;
  onRefused: () => void;
}

/** The board for staff: each ticket with its stage, provider and room, and how ready the rooms are. */
export function StaffBoard({ token, onRefused }: StaffBoardProps) {
  const now = useMoment();
  const { board, heardAt } = useLatestBoard({ source: { token, document: StaffBoardDocument }, onRefused });
  const serverNow = board && heardAt ? Date.parse(board.at) + elapsed(heardAt, now) : now.wall;
  const times = { serverNow, steadyNow: now.steady };
  return (
    <Frame board={board} live={isLive(heardAt, now)} serverNow={serverNow} now={now}>
      {board && (
        <div class="lists staff">
          <StaffTickets tickets={board.tickets} {...times} />
          <StaffRooms rooms={board.rooms} {...times} />
        </div>
      )}
    </Frame>
  );
}
