export interface EmbeddedPostgres {
  ownerUrl: string;
  stop(): Promise<void>;
}
