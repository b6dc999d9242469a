/** The subscription of a waiting-room screen, on both sides. */
export const boardQuery = `subscription WaitingRoom($siteId: ID!, $after: EventCursor) {
  waitingRoom(siteId: $siteId, after: $after) {
    kind
    cursor
    visits { id ticket stage patient { familyName } room { name } }
    removed
  }
}`;

export function boardSubscription(site: string, after?: string) {
  return { query: boardQuery, operationName: 'WaitingRoom', variables: { siteId: site, ...(after && { after }) } };
}
