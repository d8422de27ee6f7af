import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An item as it was posted, as far as tests look at it. */
export interface PostedItem {
  readonly token: string | undefined;
  readonly data: {
    readonly environment: string;
    readonly context: string;
    readonly timestamp: number;
    readonly code_version: string;
    readonly fingerprint?: string;
    readonly person?: unknown;
    readonly request: unknown;
    readonly custom: Record<string, unknown>;
    readonly client: { readonly javascript: Record<string, unknown> };
    readonly body: {
      readonly telemetry: readonly { type: string; body: Record<string, unknown> }[];
      readonly message?: { readonly body: string };
      readonly trace?: {
        readonly exception: { readonly class: string; readonly message: string };
        readonly frames: readonly { readonly filename: string; readonly method: string }[];
      };
    };
  };
}

/** A receiver of Rollbar's items over real HTTP, which answers browsers of any origin. */
export class Receiver {
  readonly items: PostedItem[] = [];
  /** Everything that came, as text. */
  received = '';
  status = 200;
  requests = 0;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('access-control-allow-headers', 'content-type,x-rollbar-access-token');
      if (request.method === 'OPTIONS') return response.end();
      let text = '';
      for await (const piece of request) text += piece;
      this.requests += 1;
      this.received += text;
      const token = request.headers['x-rollbar-access-token'];
      if (this.status === 200) this.items.push({ token: String(token), ...JSON.parse(text) });
      response.statusCode = this.status;
      return response.end(JSON.stringify({ err: this.status === 200 ? 0 : 1, result: {} }));
    });
  }

  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    receiver.#server.listen(0, '127.0.0.1');
    await once(receiver.#server, 'listening');
    return receiver;
  }

  get endpoint(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/api/1/item/`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
