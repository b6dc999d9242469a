/** Where nodes find the database and the hint server. */
export interface Place {
  /** A superuser's connection: to migrate, and for the test to look behind the API. */
  ownerUrl: string;
  appUrl: string;
  /** Absent: PostgreSQL carries the hints. */
  natsUrl?: string;
}
