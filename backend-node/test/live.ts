import { LiveEvent } from '@cruddur/contract/api/live.ts';

/** A connection to `/api/live`, read as a browser reads it. */
export interface LiveConnection {
  response: Response;
  /** The next event; undefined once the connection has ended. */
  next(): Promise<LiveEvent | undefined>;
  /** What was not read yet by `next`, comments included, up to the end. */
  rest(): Promise<string>;
  close(): void;
}

export async function connectLive(origin: string, cookie?: string): Promise<LiveConnection> {
  const leaving = new AbortController();
  const response = await fetch(`${origin}/api/live`, {
    signal: leaving.signal,
    headers: cookie === undefined ? {} : { cookie },
  });
  if (!response.body) throw new Error('No body.');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    response,
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end >= 0) {
          const block = text.slice(0, end);
          text = text.slice(end + 2);
          if (block.startsWith('data: ')) return LiveEvent.parse(JSON.parse(block.slice(6)));
          continue;
        }
        const { value, done } = await reader.read();
        if (done) return undefined;
        text += value;
      }
    },
    async rest() {
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return text;
        text += value;
      }
    },
    close: () => leaving.abort(),
  };
}
