/** What subscriptions listen to and writes announce. Ids only. */
export const topics = {
  /** Visits at a site. */
  visits: (siteId: string) => `visits:${siteId}`,
  /** Rooms of a site. */
  rooms: (siteId: string) => `rooms:${siteId}`,
  /** Appointments at a site, of any day. */
  appointments: (siteId: string) => `appointments:${siteId}`,
};
