/** The settings that `locateDatabase` needs to run the embedded PostgreSQL. */
export function embeddedPlace(dataFolder: string) {
  return { databaseUrl: null, databaseAppUrl: null, dataFolder };
}
