import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudWatchSink } from './cloudwatch.ts';
import type { Counts } from './counts.ts';
import { countSpans } from './otlp-spans.ts';
import { xrayAnswer } from './xray.ts';

const LOGS_TARGET = 'Logs_20140328.';

/** The ports of one destination, on 127.0.0.1. */
export interface Ports {
  http: number;
  udp: number;
}

/** Takes what all four vendors take, on one HTTP and one UDP port, and counts it into `counts`. */
export async function openDestination(counts: Counts): Promise<Ports> {
  const logs = new CloudWatchSink(counts);
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const answer = take(request, Buffer.concat(chunks), counts, logs);
    if (answer === undefined) response.end();
    else response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer));
  });
  const socket = createSocket('udp4', () => {
    counts.segments += 1;
  });
  server.listen(0, '127.0.0.1');
  socket.bind(0, '127.0.0.1');
  await Promise.all([once(server, 'listening'), once(socket, 'listening')]);
  return { http: (server.address() as AddressInfo).port, udp: socket.address().port };
}

/** Counts one request, and gives its answer; undefined for none but 200. */
function take(
  { url = '/', headers }: IncomingMessage,
  body: Buffer,
  counts: Counts,
  logs: CloudWatchSink,
): object | undefined {
  const target = String(headers['x-amz-target'] ?? '');
  if (target.startsWith(LOGS_TARGET)) return logs.answer(target.slice(LOGS_TARGET.length), body);
  if (url === '/v1/traces') {
    counts.spans += countSpans(body);
    return undefined;
  }
  if (url.startsWith('/api/1/item')) {
    counts.items += 1;
    return { err: 0, result: { id: null, uuid: '0'.repeat(32) } };
  }
  return xrayAnswer(url);
}
