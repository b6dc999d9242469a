import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { S3Place } from '../settings/file-place.ts';
import type { ByteStore } from './byte-store.ts';
import type { Spooled } from './spool.ts';

/**
 * Keeps bytes in a bucket of Amazon S3 or of another server that speaks its protocol. An object appears whole or not at
 * all.
 */
export class S3Store implements ByteStore {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;

  constructor({ bucket, prefix, endpoint, region, accessKey, secretKey }: S3Place) {
    this.#bucket = bucket;
    this.#prefix = prefix;
    this.#client = new S3Client({
      region,
      ...(endpoint && { endpoint, forcePathStyle: true }),
      ...(accessKey && secretKey && { credentials: { accessKeyId: accessKey, secretAccessKey: secretKey } }),
      // The hash is sent and verified by ourselves; the trailing checksums that the client adds otherwise are unknown
      // to many servers.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async keep(key: string, { path, bytes, sha256 }: Spooled): Promise<void> {
    const put = new PutObjectCommand({
      ...this.#at(key),
      Body: createReadStream(path),
      ContentLength: bytes,
      ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
    });
    try {
      await this.#client.send(put);
    } finally {
      await rm(path, { force: true });
    }
  }

  async open(key: string): Promise<Readable | null> {
    try {
      const { Body } = await this.#client.send(new GetObjectCommand(this.#at(key)));
      return Body instanceof Readable ? Body : null;
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  close(): void {
    this.#client.destroy();
  }

  #at(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.#bucket, Key: `${this.#prefix}${key}` };
  }
}
