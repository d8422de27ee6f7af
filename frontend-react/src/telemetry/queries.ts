import type { Query, QueryClient } from '@tanstack/react-query';
import { run } from './carrier.ts';
import { begin, cause, hold, type Operation, release } from './operations.ts';

/** The outside event being answered, and the operation made for the first query that it refetches. */
let trigger: { readonly name: string; operation?: Operation } | undefined;

/**
 * Makes every query and mutation of `client` run in the operation that caused it: its function,
 * retries, further pages and callbacks. The operation waits for them.
 */
export function traceQueries(client: QueryClient): void {
  const queries = client.getQueryCache();
  const { add, onFocus, onOnline } = queries;
  queries.add = (query) => {
    traceQuery(query);
    add.call(queries, query);
  };
  queries.onFocus = () => causedBy('window.focus', () => onFocus.call(queries));
  queries.onOnline = () => causedBy('window.online', () => onOnline.call(queries));
  traceMutations(client);
}

function traceQuery(query: Query): void {
  const { fetch, setOptions } = query;
  let current: Operation | undefined;
  const wrap = () => {
    query.options = within(query.options, ['queryFn'], () => current);
  };
  wrap();
  // Observers replace the options while a request is under way.
  query.setOptions = (options) => {
    setOptions.call(query, options);
    wrap();
  };
  query.fetch = (options, fetchOptions) => {
    const joins = query.promise !== undefined && !fetchOptions?.cancelRefetch;
    const operation = joins ? cause() : causeOrNew(query);
    if (!joins) current = operation;
    return waitedForBy(operation, () => fetch.call(query, options, fetchOptions));
  };
}

function traceMutations(client: QueryClient): void {
  const mutations = client.getMutationCache();
  const { add } = mutations;
  /** Observers outlive mutations; callbacks given to `mutate` belong to the last one. */
  const observed = new WeakMap<object, Operation>();
  mutations.add = (mutation) => {
    const operation = causeOrNew();
    const { execute, setOptions, addObserver } = mutation;
    const wrap = () => {
      mutation.options = within(mutation.options, MUTATION_CALLS, () => operation);
    };
    wrap();
    mutation.setOptions = (options) => {
      setOptions.call(mutation, options);
      wrap();
    };
    mutation.execute = (variables) =>
      waitedForBy(operation, () => execute.call(mutation, variables));
    mutation.addObserver = (observer) => {
      if (!observed.has(observer)) {
        const { onMutationUpdate } = observer;
        observer.onMutationUpdate = (action) =>
          run(observed.get(observer), () => onMutationUpdate.call(observer, action));
      }
      observed.set(observer, operation);
      addObserver.call(mutation, observer);
    };
    add.call(mutations, mutation);
  };
}

const MUTATION_CALLS = ['mutationFn', 'onMutate', 'onSuccess', 'onError', 'onSettled'] as const;

/**
 * Runs `work` as what an event from outside brings about: the queries that it refetches share an
 * operation called `name`, whatever somebody happens to be doing at that moment.
 */
export function causedBy(name: string, work: () => void): void {
  if (trigger) {
    work();
    return;
  }
  trigger = { name };
  try {
    work();
  } finally {
    if (trigger.operation) release(trigger.operation);
    trigger = undefined;
  }
}

function causeOrNew(query?: Query): Operation {
  const found = trigger ? trigger.operation : cause();
  if (found) return found;
  const polled = query?.observers.some((observer) => observer.options.refetchInterval);
  const name = trigger?.name ?? (polled ? 'query.poll' : 'query.background');
  const operation = begin({ kind: 'background', name });
  if (trigger) trigger.operation = operation;
  // Its only work is what the caller is about to begin.
  else queueMicrotask(() => release(operation));
  return operation;
}

function waitedForBy<T>(operation: Operation | undefined, work: () => Promise<T>): Promise<T> {
  if (!operation) return work();
  hold(operation);
  const done = () => release(operation);
  const result = run(operation, work);
  result.then(done, done);
  return result;
}

/** A copy of `options` whose functions of these names run in the operation of the moment. */
function within<T extends object>(
  options: T,
  names: readonly (keyof T)[],
  operation: () => Operation | undefined,
): T {
  const wrapped = { ...options };
  for (const name of names) {
    const inner = options[name];
    if (typeof inner !== 'function' || wrappers.has(inner)) continue;
    const outer = (...args: unknown[]) => run(operation(), () => inner(...args));
    wrappers.add(outer);
    wrapped[name] = outer as T[keyof T];
  }
  return wrapped;
}

const wrappers = new WeakSet<object>();
