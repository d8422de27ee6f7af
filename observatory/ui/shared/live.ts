import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { LiveEvents } from '../../api.ts';
import { usePausable } from './pause.ts';

export type LiveState = 'connecting' | 'open' | 'lost';

/** What the server pushes, and `resync`: the stream is back after a gap, so read again. */
interface Channel extends LiveEvents {
  resync: null;
}

type Handlers = { [K in keyof Channel]: Set<(data: Channel[K]) => void> };

const retryMs = 2000;

/**
 * One stream of server-sent events for all screens, open while anybody listens. A browser retries
 * a broken stream by itself, but gives up on an error answer; from there on it is opened anew.
 */
export function createLive(open: () => EventSource) {
  const handlers: Handlers = {
    traces: new Set(),
    status: new Set(),
    mail: new Set(),
    logs: new Set(),
    metrics: new Set(),
    xray: new Set(),
    errors: new Set(),
    resync: new Set(),
  };
  const watchers = new Set<() => void>();
  let state: LiveState = 'connecting';
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let users = 0;

  function enter(next: LiveState) {
    state = next;
    for (const watcher of watchers) watcher();
  }

  function emit<K extends keyof Channel>(event: K, data: Channel[K]) {
    for (const handler of handlers[event]) handler(data);
  }

  function connect() {
    const stream = open();
    source = stream;
    stream.addEventListener('traces', (e) => emit('traces', JSON.parse(e.data)));
    stream.addEventListener('status', (e) => emit('status', JSON.parse(e.data)));
    stream.addEventListener('mail', (e) => emit('mail', JSON.parse(e.data)));
    stream.addEventListener('errors', (e) => emit('errors', JSON.parse(e.data)));
    stream.addEventListener('logs', (e) => emit('logs', JSON.parse(e.data)));
    stream.addEventListener('metrics', (e) => emit('metrics', JSON.parse(e.data)));
    stream.addEventListener('xray', (e) => emit('xray', JSON.parse(e.data)));
    stream.addEventListener('open', () => {
      const again = state === 'lost';
      enter('open');
      if (again) emit('resync', null);
    });
    stream.addEventListener('error', () => {
      enter('lost');
      if (stream.readyState === 2) retry = setTimeout(connect, retryMs);
    });
  }

  function acquire() {
    users += 1;
    if (users === 1) connect();
    return () => {
      users -= 1;
      if (users > 0) return;
      clearTimeout(retry);
      source?.close();
      state = 'connecting';
    };
  }

  return {
    state: () => state,
    watch(watcher: () => void): () => void {
      const release = acquire();
      watchers.add(watcher);
      return () => {
        watchers.delete(watcher);
        release();
      };
    },
    on<K extends keyof Channel>(event: K, handler: (data: Channel[K]) => void): () => void {
      const release = acquire();
      handlers[event].add(handler);
      return () => {
        handlers[event].delete(handler);
        release();
      };
    },
  };
}

const live = createLive(() => new EventSource('/api/live'));

/** Calls back on every event of a kind, with the props and state of the latest render. */
export function useLive<K extends keyof Channel>(event: K, handler: (data: Channel[K]) => void) {
  const latest = useEffectEvent(handler);
  useEffect(() => live.on(event, (data) => latest(data)), [event]);
}

/** Reads queries again on every event of a kind and after a gap in the stream, unless paused. */
export function useReread(event: keyof LiveEvents, queryKey: QueryKey) {
  const client = useQueryClient();
  const reread = usePausable(() => void client.invalidateQueries({ queryKey }));
  useLive(event, reread);
  useLive('resync', reread);
}

/** Whether the stream is up. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(live.watch, live.state);
}
