/** A server of files, and the folders there. The secret is not among them. */
export interface SftpPlace {
  host: string;
  port: number;
  user: string;
  /** SHA-256 of the server's public key, as `SHA256:` and 43 characters of base64. */
  hostKey: string;
  /** Files from Foyer. */
  outFolder: string;
  /** Files from the clearinghouse. */
  inFolder: string;
  /** Where files that were taken in go; null where they stay. */
  doneFolder: string | null;
  /** Where files go that cannot be read; null where they stay. */
  refusedFolder: string | null;
}

/** A path on the server, which writes its paths with `/` whatever its system. */
export function pathIn(folder: string, name: string): string {
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
}
