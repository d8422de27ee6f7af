import { edges } from '@cruddur/contract/telemetry/edges.ts';
import type { SpanKey } from '@cruddur/contract/telemetry/spans.ts';
import type { Page } from '@playwright/test';
import { expectChain, expectConnected, is } from './edges.ts';
import { traceIdOf } from './observatory.ts';
import { expect, observatory } from './test.ts';

/** Something that a person does on a page, and what of it must be found in its trace. */
export interface Action {
  edge: keyof typeof edges;
  /** The first span of the chain by its name, such as `click like`. */
  root: string;
  /** The request that it makes, such as `PUT /api/activities/:uuid/like`. */
  asks: string;
  /** The statement at the end of the chain. */
  sql: RegExp;
  /** The business event on the server's span. */
  event?: string;
  act: () => Promise<unknown>;
}

export interface Done {
  action: Action;
  traceId: string;
}

/** Does one after the other, each when the one before was answered well; resolves to their traces. */
export async function doAll(page: Page, actions: readonly Action[]): Promise<Done[]> {
  const done: Done[] = [];
  for (const action of actions) {
    const [method, path = ''] = action.asks.split(' ');
    const pattern = new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
    const asking = page.waitForRequest(
      (each) => each.method() === method && pattern.test(new URL(each.url()).pathname),
    );
    await action.act();
    const request = await asking;
    expect((await request.response())?.ok(), action.asks).toBe(true);
    done.push({ action, traceId: traceIdOf(await request.allHeaders()) });
  }
  return done;
}

/** Asserts that each is one connected trace with its chain, statement and event. */
export async function expectTraced(done: readonly Done[]): Promise<void> {
  for (const { action, traceId } of done) {
    const keys: readonly SpanKey[] = edges[action.edge];
    const detail = await observatory.completeTrace(traceId, action.root);
    expectConnected(detail);
    const chain = expectChain(detail, keys, action.sql);
    expect(chain[0]?.name, action.edge).toBe(action.root);
    expect(chain[0]?.parent_span_id, action.edge).toBeNull();
    const [method, path = ''] = action.asks.split(' ');
    const served = chain.find((span) => is(span, 'request'));
    expect(served?.name, action.edge).toBe(`${method} ${path}`);
    const events = served?.events.map(({ name }) => name);
    if (action.event) expect(events, action.edge).toContain(action.event);
  }
}
