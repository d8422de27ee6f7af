import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { eventually } from './eventually.ts';
import { listen } from './servers.ts';

export interface ReceivedItem {
  readonly headers: IncomingHttpHeaders;
  /** As it came, to search it. */
  readonly text: string;
  readonly data: {
    readonly uuid: string;
    readonly level: string;
    readonly environment: string;
    readonly code_version: string;
    readonly context?: string;
    readonly fingerprint?: string;
    readonly person?: unknown;
    readonly request?: { url: string; method: string; headers: Record<string, string> };
    readonly custom: Record<string, unknown>;
    readonly server: Record<string, unknown>;
    readonly body: {
      readonly message?: { body: string };
      readonly trace_chain?: {
        readonly exception: { class: string; message: string };
        readonly frames: { filename: string; method: string; code?: string }[];
      }[];
    };
  };
}

/** A receiver of items on loopback; it answers as Rollbar does unless told otherwise. */
export async function startRollbarReceiver() {
  const items: ReceivedItem[] = [];
  let answer: RequestListener | undefined;
  const server = await listen(async (request, response) => {
    if (answer !== undefined) return void answer(request, response);
    let text = '';
    for await (const chunk of request) text += chunk;
    if (request.url?.startsWith('/api/1/item')) {
      items.push({ headers: request.headers, text, ...JSON.parse(text) });
    }
    response.setHeader('content-type', 'application/json');
    response.end('{"err":0,"result":{"id":null,"uuid":"0"}}');
  });
  return {
    ...server,
    items,
    endpoint: `${server.url}/api/1/item/`,
    /** What it answers from now on; as Rollbar does when undefined. */
    behave(next: RequestListener | undefined) {
      answer = next;
    },
    /** Waits until there are so many items. */
    has: (count: number) => eventually(() => items.length >= count && items, `${count} items`),
  };
}

export type RollbarReceiver = Awaited<ReturnType<typeof startRollbarReceiver>>;
