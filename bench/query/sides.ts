import { type Program, startProgram } from '../frame/program.ts';
import type { Place } from './places.ts';
import { boardRequest } from './requests/board.ts';
import { foyerRequests } from './requests/foyer.ts';
import { handWrittenRequests } from './requests/hand-written.ts';
import { mercuriusRequests } from './requests/mercurius.ts';
import { postgraphileRequests } from './requests/postgraphile.ts';
import type { Kind, Requests } from './requests/request.ts';
import { stockRequests } from './requests/stock.ts';

export const sideNames = [
  'Foyer',
  'Foyer, reads not audited',
  'PostGraphile',
  'Mercurius',
  'Apollo, TypeGraphQL, MikroORM',
  'hand-written SQL',
] as const;
export type SideName = (typeof sideNames)[number];

export interface Side {
  name: SideName;
  program: Program;
  port: number;
  requests: Partial<Requests>;
}

interface SideProgram {
  file: string;
  args?: string[];
  requests: (cursors: ReadonlyMap<Place, string>) => Partial<Requests>;
}

const overDatabase: Record<SideName, SideProgram> = {
  Foyer: { file: './sides/foyer', requests: foyerRequests },
  'Foyer, reads not audited': { file: './sides/foyer', args: ['unaudited'], requests: foyerRequests },
  PostGraphile: { file: './sides/postgraphile', requests: () => postgraphileRequests },
  Mercurius: { file: './sides/mercurius', requests: () => mercuriusRequests },
  'Apollo, TypeGraphQL, MikroORM': { file: './sides/stock', requests: () => stockRequests },
  'hand-written SQL': { file: './sides/hand-written', requests: () => handWrittenRequests },
};

/** Starts a side as a process of its own. */
export async function startSide(
  name: SideName,
  appUrl: string,
  cursors: ReadonlyMap<Place, string>,
  resources: AsyncDisposableStack,
): Promise<Side> {
  const { file, args = [], requests } = overDatabase[name];
  const program = resources.use(await startProgram(import.meta, file, [appUrl, ...args]));
  return { name, program, port: await program.ask('port'), requests: requests(cursors) };
}

/** Foyer with the field that is answered from memory: another schema, so another process. */
export async function startBoardSide(appUrl: string, resources: AsyncDisposableStack): Promise<Side> {
  const program = resources.use(await startProgram(import.meta, './sides/foyer-board', [appUrl]));
  return { name: 'Foyer', program, port: await program.ask('port'), requests: { e: boardRequest } };
}

/** The name of a side's requests of a kind in the load. */
export function nameOf({ name }: Pick<Side, 'name'>, kind: Kind): string {
  return `${kind} ${name}`;
}
