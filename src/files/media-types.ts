import { fileTypeFromBuffer } from 'file-type';

/** Types of files that are taken from clients. */
export const mediaTypes = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/tiff',
  'text/plain',
  'text/csv',
] as const;

export type MediaType = (typeof mediaTypes)[number];

export const mediaTypeNames = 'PDF, PNG, JPEG, TIFF, plain text and CSV';

/** As many bytes from the beginning as show the type. */
export const signatureBytes = 4_100;

interface Content {
  /** The first bytes. */
  head: Uint8Array;
  /** Whether all bytes together are text in UTF-8. */
  isText: boolean;
  /** As its owner calls it: only the name distinguishes CSV from other text. */
  name: string;
}

/** The type of a file by its bytes, not by the client's claim; null when it is none that is allowed. */
export async function mediaTypeOf({ head, isText, name }: Content): Promise<MediaType | null> {
  const found = await fileTypeFromBuffer(head);
  const binary = mediaTypes.find((type) => type === found?.mime && !type.startsWith('text/'));
  if (binary) return binary;
  if (!isText) return null;
  return name.toLowerCase().endsWith('.csv') ? 'text/csv' : 'text/plain';
}
