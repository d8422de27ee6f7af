import http from 'node:http';

const TIMEOUT_MS = 5_000;
const ANSWER_LIMIT = 1_000_000;

/** Where the daemon forwards calls of X-Ray's API. */
export interface TcpAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * Posts `body` to the daemon's `path` and gives its JSON answer. Rejects when there is none within
 * five seconds, or another status than 200. Node's own client, since Cruddur traces no request that
 * it makes, and not `fetch`, which would keep its connections beyond the end.
 */
export async function askDaemon(
  { host, port }: TcpAddress,
  path: string,
  body: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  const sent = JSON.stringify(body);
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    const request = http.request({
      host,
      port,
      path,
      method: 'POST',
      agent: false,
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) },
    });
    request.on('socket', (socket) => socket.unref());
    request.on('response', resolve).on('error', reject).end(sent);
  });
  const answer = await readBounded(response);
  if (response.statusCode !== 200) throw new Error(`The daemon answered ${response.statusCode}.`);
  return JSON.parse(answer);
}

async function readBounded(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > ANSWER_LIMIT)
      throw new Error(`The daemon answered more than ${ANSWER_LIMIT} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
