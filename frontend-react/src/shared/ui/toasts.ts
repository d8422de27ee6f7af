import { ApiError } from '../api-error.ts';
import { createStore } from '../store.ts';

export interface Toast {
  id: string;
  text: string;
  /** Something was refused: said at once, and stays longer. */
  failed: boolean;
  /** The reference to quote. */
  traceId?: string | undefined;
}

/** More than this at once nobody reads. */
const AT_MOST = 3;

export const toasts = createStore<{ shown: Toast[] }>({ shown: [] });

/** Says a sentence over the page for some seconds. */
export function toast(text: string): void {
  show({ id: crypto.randomUUID(), text, failed: false });
}

/** Says what did not happen, why, and the reference to quote. */
export function toastError(what: string, error: Error): void {
  const known = error instanceof ApiError ? error : undefined;
  const why = known?.message ?? 'Something went wrong on this page.';
  show({ id: crypto.randomUUID(), text: `${what} ${why}`, failed: true, traceId: known?.traceId });
}

export function dismissToast(id: string): void {
  toasts.set({ shown: toasts.get().shown.filter((one) => one.id !== id) });
}

function show(next: Toast): void {
  const others = toasts.get().shown.filter((one) => one.text !== next.text);
  toasts.set({ shown: [...others, next].slice(-AT_MOST) });
}
