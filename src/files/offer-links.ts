import { newLinkToken } from '../access/link-token.ts';
import { hashSecret } from '../access/token.ts';
import type { Permission } from '../generated/models.ts';
import type { WriteUnit } from '../writing/unit.ts';
import { DownloadEntity } from './download.entity.ts';
import { UploadEntity } from './upload.entity.ts';

/** Where a link leads, and until when; the address begins at the server's own. */
interface Link {
  url: string;
  expiresAt: Date;
}

/** The client's description of a file that it is about to send. */
interface Announced {
  name: string;
  bytes: number;
  sha256?: string | null;
  /** The permission that its sender needs, and that reading it takes. */
  permission: Permission;
}

const uploadMs = 10 * 60_000;
const downloadMs = 2 * 60_000;

/** Lets the session that asks send one file, within 10 minutes. */
export function offerUpload(unit: WriteUnit, { name, bytes, sha256, permission }: Announced): Link {
  const { token, ...link } = newLink(unit, uploadMs);
  unit.create(UploadEntity, { ...link, name, bytes, sha256: sha256 ?? null, permission });
  return { url: `/files/upload/${token}`, expiresAt: link.expiresAt };
}

/** Lets the session that asks fetch a file once, within 2 minutes. */
export function offerDownload(unit: WriteUnit, { id }: { id: string }): Link {
  const { token, ...link } = newLink(unit, downloadMs);
  unit.create(DownloadEntity, { ...link, fileId: id });
  return { url: `/files/download/${token}`, expiresAt: link.expiresAt };
}

function newLink({ actor, practiceId, now }: WriteUnit, goodForMs: number) {
  if (actor.kind !== 'STAFF') throw new Error('Links to files are given to sessions of staff.');
  const { sessionId } = actor;
  const token = newLinkToken(practiceId);
  const expiresAt = new Date(now.getTime() + goodForMs);
  return { token, tokenHash: hashSecret(token), sessionId, expiresAt };
}
