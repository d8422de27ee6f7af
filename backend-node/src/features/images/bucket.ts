import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { AppError } from '../../http/app-error.ts';
import { PICTURE_TYPE } from './picture.ts';

export interface BucketSettings {
  bucket: string;
  region: string;
  /** Of another service that speaks S3; Amazon's where absent. */
  endpoint?: string | undefined;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Where the bytes of pictures are, when not in the database. */
export interface Bucket {
  put(uuid: string, picture: Buffer): Promise<void>;
  /** Undefined where there is none. */
  get(uuid: string): Promise<Buffer | undefined>;
  /** Also what is not there. */
  remove(uuid: string): Promise<void>;
}

const TIMEOUT_MS = 5_000;
const RETRIES = 1;

/** A bucket of S3; it needs no public access, since pictures are served through us. */
export function openBucket(settings: BucketSettings): Bucket {
  const { bucket, region, endpoint, accessKeyId, secretAccessKey } = settings;
  const aws = new AwsClient({
    accessKeyId,
    secretAccessKey,
    region,
    service: 's3',
    retries: RETRIES,
  });
  const base = endpoint
    ? `${endpoint.replace(/\/+$/, '')}/${bucket}`
    : `https://${bucket}.s3.${region}.amazonaws.com`;

  async function send(method: string, uuid: string, body?: Buffer): Promise<Response> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await aws
      .fetch(`${base}/pictures/${uuid}.webp`, {
        method,
        signal,
        ...(body && { body: new Uint8Array(body), headers: headersOf(body) }),
      })
      .catch((cause: unknown) => {
        throw unreachable(cause);
      });
    if (response.ok || response.status === 404) return response;
    throw unreachable(new Error(`S3 answered ${response.status} to ${method}.`));
  }

  return {
    async put(uuid, picture) {
      const { status } = await send('PUT', uuid, picture);
      if (status === 404) throw unreachable(new Error(`There is no bucket ${bucket}.`));
    },
    async get(uuid) {
      const response = await send('GET', uuid);
      if (response.status === 404) return undefined;
      return Buffer.from(
        await response.arrayBuffer().catch((cause: unknown) => {
          throw unreachable(cause);
        }),
      );
    },
    async remove(uuid) {
      await send('DELETE', uuid);
    },
  };
}

/** The hash is signed with the rest, so that nothing else can be kept in its place. */
function headersOf(body: Buffer): Record<string, string> {
  return {
    'content-type': PICTURE_TYPE,
    'x-amz-content-sha256': createHash('sha256').update(body).digest('hex'),
  };
}

function unreachable(cause: unknown): AppError {
  return new AppError('unavailable', {
    sentence: 'Cruddur cannot reach its pictures right now; try again in a moment.',
    headers: { 'Retry-After': '5' },
    cause,
  });
}
