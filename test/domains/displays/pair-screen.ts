import { pageDocuments } from '../../../src/generated/page-documents.ts';
import { type Client, createClient } from '../../kit/client.ts';
import type { Office } from '../../kit/office.ts';

export interface Screen {
  code: string;
  /** The screen's own requests. */
  client: Client;
}

/** The steps of a screen when it is switched on. */
export async function startScreen(url: string, input: Record<string, unknown> = {}): Promise<Screen> {
  const { startDisplayPairing } = await createClient(url).ask<{ startDisplayPairing: { code: string; token: string } }>(
    `mutation($input: StartDisplayPairingInput!) { startDisplayPairing(input: $input) {
      ... on StartDisplayPairingSuccess { code token } } }`,
    { input },
  );
  return { code: startDisplayPairing.code, client: createClient(url, startDisplayPairing.token) };
}

interface PairAnswer {
  __typename: string;
  message?: string;
  path?: string[];
  display?: { id: string; name: string; site: { id: string } };
}

/** The steps of staff with the code they read. */
export async function pair(staff: Client, input: Record<string, unknown>): Promise<PairAnswer> {
  const { pairDisplay } = await staff.ask<{ pairDisplay: PairAnswer }>(
    `mutation($input: PairDisplayInput!) { pairDisplay(input: $input) { __typename
      ... on UserError { message path } ... on PairDisplaySuccess { display { id name site { id } } } } }`,
    { input },
  );
  return pairDisplay;
}

/** A screen that hangs at a site already. */
export async function pairedScreen(
  url: string,
  office: Office,
  siteId: string,
): Promise<Screen & { displayId: string }> {
  const screen = await startScreen(url);
  const { display } = await pair(office.manager, { code: screen.code, siteId });
  if (!display) throw new Error('The screen could not be paired.');
  return { ...screen, client: createClient(url, (await displayTokenOf(screen)) ?? ''), displayId: display.id };
}

/** The page's own document, which screens may run in every case. */
const [progress] = Object.entries(pageDocuments).find(([, text]) => text.startsWith('query PairingProgress')) ?? [];

/** The token that a paired screen receives; null while it waits. */
export async function displayTokenOf({ client }: Screen): Promise<string | null> {
  const response = await fetch(`${client.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${client.token}` },
    body: JSON.stringify({ documentId: progress }),
  });
  const { data } = (await response.json()) as { data: { displayToken: string | null } };
  return data.displayToken;
}

export async function pairingStateOf({ client }: Screen): Promise<string> {
  const { pairingState } = await client.ask<{ pairingState: string }>('{ pairingState }');
  return pairingState;
}
