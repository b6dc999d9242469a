import type { DisplayStage } from '../generated/operations.ts';
import type { Board, Call, Ticket } from './board-state.ts';
import { CallBanner } from './call-banner.tsx';
import { shareSpace } from './share-space.ts';
import { type ListKind, TicketList } from './ticket-list.tsx';
import { useUnit } from './use-unit.ts';
import { useWords, Words } from './words.tsx';

interface BoardListsProps {
  board: Board;
  /** The call to announce now. */
  call: Call | null;
  serverNow: number;
  steadyNow: number;
}

interface Shown {
  kind: ListKind;
  tickets: Ticket[];
}

/**
 * The board's tickets by what their holders should do. Lists share the screen by their tickets; an empty one is a line.
 */
export function BoardLists({ board, call, serverNow, steadyNow }: BoardListsProps) {
  const { settings, tickets } = board;
  const { stacked } = useUnit();
  const words = useWords();
  const lists = listKinds
    .filter(({ stage }) => settings.shows.includes(stage))
    .map((kind): Shown => {
      const own = tickets.filter(({ stage }) => stage === kind.stage);
      // A ticket without an estimate needs less room, and larger letters are read from farther away.
      const isNarrow = kind.name === 'waiting' && !own.some(({ estimate }) => estimate);
      return { kind: isNarrow ? { ...kind, aspect: narrowAspect } : kind, tickets: own };
    });
  const full = lists.filter((list) => list.tickets.length > 0);
  const empty = lists.filter((list) => list.tickets.length === 0);
  const shares = shareSpace(full.map((list) => ({ ...list.kind, count: list.tickets.length })));
  const tracks = shares.map((share) => `minmax(0, ${share}fr)`).join(' ');
  const line = ({ kind: { name, title, nobody } }: Shown) => (
    <section key={name} class={`line line-${name}`} aria-label={words(title)}>
      <Words of={nobody} />
    </section>
  );
  return (
    <div class={full.length > 0 ? 'lists' : 'lists has-none'}>
      {empty.filter(({ kind }) => kind.name === 'called').map(line)}
      {full.length > 0 && (
        <div class="panes" style={stacked ? { gridTemplateRows: tracks } : { gridTemplateColumns: tracks }}>
          {full.map(({ kind, tickets: own }) => (
            <TicketList
              key={kind.name}
              kind={kind}
              tickets={own}
              showsEstimate={settings.showsEstimate}
              serverNow={serverNow}
              steadyNow={steadyNow}
            >
              {kind.name === 'called' && call && <CallBanner call={call} key={call.key} />}
            </TicketList>
          ))}
        </div>
      )}
      {empty.some(({ kind }) => kind.name !== 'called') && (
        <div class="lines">{empty.filter(({ kind }) => kind.name !== 'called').map(line)}</div>
      )}
    </div>
  );
}

/** The width of a waiting ticket with its place or its minutes, in heights of its row. */
const narrowAspect = 3.7;

const listKinds: readonly (ListKind & { stage: DisplayStage })[] = [
  {
    ...{ name: 'called', stage: 'CALLED', preferred: 19, least: 12, aspect: 3.9, turns: false },
    ...{ title: ({ called }) => called, nobody: ({ takeSeat }) => takeSeat },
  },
  {
    ...{ name: 'waiting', stage: 'WAITING', preferred: 11, least: 5.2, aspect: 4.8, turns: true },
    ...{ title: ({ waiting }) => waiting, nobody: ({ nobodyWaits }) => nobodyWaits },
  },
  {
    ...{ name: 'roomed', stage: 'IN_ROOM', preferred: 9, least: 4.6, aspect: 5.2, turns: true },
    ...{ title: ({ inRoom }) => inRoom, nobody: ({ nobodyInRoom }) => nobodyInRoom },
  },
];
