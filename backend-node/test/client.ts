import type { Express } from 'express';
import request from 'supertest';
import type { Database } from '../src/db/schema.ts';
import { type SignedIn, signIn } from './sign-in.ts';

/** The API as somebody uses it: nobody signed in, where no person is given. */
export function clientOf(app: Express, person?: { cookie: string }) {
  const ask = (method: 'get' | 'post' | 'put' | 'delete') => (path: string, body?: object) => {
    const asking = request(app)[method](path);
    if (person) asking.set('Cookie', person.cookie);
    return body === undefined ? asking : asking.send(body);
  };
  return { get: ask('get'), post: ask('post'), put: ask('put'), delete: ask('delete') };
}

export type Client = ReturnType<typeof clientOf>;

/** Somebody who is signed in and uses the API. */
export async function join(
  { app, db, time }: { app: Express; db: Database; time: { now: Date } },
  handle: string,
  display_name?: string,
): Promise<SignedIn & Client> {
  const person = await signIn(db, {
    handle,
    now: time.now,
    ...(display_name !== undefined && { display_name }),
  });
  return { ...person, ...clientOf(app, person) };
}

/** The address of the next page that an answer names. */
export function nextOf(response: { headers: Record<string, string> }): string | undefined {
  return /^<([^>]+)>; rel="next"$/.exec(response.headers.link ?? '')?.[1];
}

/** Everything of a list, page by page; `between` runs after each page. */
export async function readAll<Item>(
  client: Client,
  address: string,
  itemsOf: (body: never) => Item[],
  between: () => Promise<unknown> = async () => {},
): Promise<Item[]> {
  const items: Item[] = [];
  for (let next: string | undefined = address; next; await between()) {
    const response: request.Response = await client.get(next).expect(200);
    items.push(...itemsOf(response.body as never));
    next = nextOf(response);
  }
  return items;
}
