import { locks } from 'node:worker_threads';
import type { LiveEvent } from '@cruddur/contract/api/live.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** jsdom has no EventSource: this one is answered by the test. */
class Source {
  static opened: Source[] = [];
  onmessage: ((event: { data: string }) => void) | undefined;
  onerror: (() => void) | undefined;
  closed = false;
  constructor() {
    Source.opened.push(this);
  }
  close() {
    this.closed = true;
  }
  push(event: LiveEvent) {
    this.onmessage?.({ data: JSON.stringify(event) });
  }
}

const open = () => Source.opened.filter(({ closed }) => !closed);
const onlyOpen = () => open()[0] as Source;
const leavers: (() => void)[] = [];

/** A tab of the browser: a page's own copy of the module, listening from now on. */
async function tab() {
  vi.resetModules();
  const live = await import('./live.ts');
  const heard: string[] = [];
  const leave = live.subscribeLive(({ kind }) => heard.push(kind));
  leavers.push(leave);
  return { heard, leave, reopen: live.reopenLive };
}

beforeEach(() => {
  Source.opened = [];
  vi.stubGlobal('EventSource', Source);
  // Node's own, since jsdom has none.
  vi.stubGlobal('navigator', { locks });
});

afterEach(async () => {
  for (const leave of leavers.splice(0)) leave();
  await vi.waitFor(async () => expect((await locks.query()).held).toEqual([]));
  vi.unstubAllGlobals();
});

describe('the live connection', () => {
  it('is one for all tabs, each of which hears everything but the first greeting', async () => {
    const first = await tab();
    await vi.waitFor(() => expect(open()).toHaveLength(1));
    const second = await tab();
    onlyOpen().push({ kind: 'hello' });
    onlyOpen().push({ kind: 'notification' });
    await vi.waitFor(() => expect(second.heard).toEqual(['notification']));
    expect(first.heard).toEqual(['notification']);
    expect(Source.opened).toHaveLength(1);
  });

  it('is taken over when the tab that has it is closed, and says that something may be missed', async () => {
    const first = await tab();
    await vi.waitFor(() => expect(open()).toHaveLength(1));
    const second = await tab();
    first.leave();
    await vi.waitFor(() => expect(Source.opened).toHaveLength(2));
    expect(open()).toHaveLength(1);
    onlyOpen().push({ kind: 'hello' });
    expect(second.heard).toEqual(['hello']);
    expect(first.heard).toEqual([]);
  });

  it('is opened anew for another session, whichever tab asks', async () => {
    const first = await tab();
    await vi.waitFor(() => expect(open()).toHaveLength(1));
    const second = await tab();
    second.reopen();
    await vi.waitFor(() => expect(Source.opened).toHaveLength(2));
    expect(open()).toHaveLength(1);
    onlyOpen().push({ kind: 'hello' });
    await vi.waitFor(() => expect(second.heard).toEqual(['hello']));
    expect(first.heard).toEqual(['hello']);
  });

  it('is its own where a browser cannot share', async () => {
    vi.stubGlobal('navigator', {});
    await tab();
    await tab();
    expect(open()).toHaveLength(2);
  });
});
