import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterAll } from 'vitest';
import { listenOnFreePort } from './ports.ts';

export const KEY_ID = 'AKIAIOSFODNN7EXAMPLE';
export const SECRET_KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
export const REGION = 'eu-central-1';

/**
 * A service that speaks as much of S3 as is used, and refuses what is not signed as Signature
 * Version 4 says: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export async function startS3(bucket: string) {
  const objects = new Map<string, { body: Buffer; type: string | undefined }>();
  const state = { failing: false, refused: 0 };
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const path = request.url ?? '';
    if (state.failing) return response.writeHead(500).end();
    if (!isSigned(request, body)) {
      state.refused += 1;
      return response.writeHead(403).end();
    }
    if (!path.startsWith(`/${bucket}/`)) return response.writeHead(404).end();
    const object = objects.get(path);
    switch (request.method) {
      case 'PUT':
        objects.set(path, { body, type: request.headers['content-type'] });
        return response.writeHead(200).end();
      case 'DELETE':
        objects.delete(path);
        return response.writeHead(204).end();
      default:
        return object ? response.writeHead(200).end(object.body) : response.writeHead(404).end();
    }
  });
  const endpoint = `http://127.0.0.1:${await listenOnFreePort(server)}`;
  afterAll(() => server.close());
  return { endpoint, objects, state };
}

function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const [, scope, names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    ) ?? [];
  const [keyId, day = '', region = '', service = '', end] = scope?.split('/') ?? [];
  if (keyId !== KEY_ID || region !== REGION || service !== 's3' || end !== 'aws4_request') {
    return false;
  }
  const header = (name: string) => String(request.headers[name] ?? '').trim();
  const payload = header('x-amz-content-sha256');
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) return false;
  const canonical = [
    request.method,
    request.url,
    '',
    ...names.split(';').map((name) => `${name}:${header(name)}`),
    '',
    names,
    payload,
  ].join('\n');
  const text = [
    'AWS4-HMAC-SHA256',
    header('x-amz-date'),
    `${day}/${region}/${service}/aws4_request`,
    sha256(canonical),
  ].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce<Buffer | string>(
    (last, part) => createHmac('sha256', last).update(part).digest(),
    `AWS4${SECRET_KEY}`,
  );
  return createHmac('sha256', key).update(text).digest('hex') === signature;
}

function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}
