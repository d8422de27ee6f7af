import { ApiError } from '../../shared/api-error.ts';

/** Said by browsers of nothing that anybody could mend. */
const HARMLESS = /^(Uncaught )?(ResizeObserver loop|Script error\.?$)/;

/** A lost network in the words of Chromium, Firefox and Safari, of `fetch` and of `import()`. */
const NETWORK_LOST =
  /^(Failed to fetch|NetworkError when|Load failed|error loading dynamically|Importing a module script)|dynamically imported module/;

/** Code that a person's own extension has put into the page. */
const EXTENSION = /\b(chrome|moz|safari|safari-web|webkit-masked)-(extension|url):\/\//;

/** Requests that the page itself gave up. */
const CALLED_OFF = /^(AbortError|TimeoutError)$/;

/** Whether an error is none of ours, or is told of elsewhere already. */
export function isNoise(error: unknown): boolean {
  if (error instanceof ApiError) return !unreadable(error);
  if (error instanceof DOMException) return CALLED_OFF.test(error.name);
  if (!(error instanceof Error)) return HARMLESS.test(String(error));
  const { message, stack = '' } = error;
  return HARMLESS.test(message) || NETWORK_LOST.test(message) || EXTENSION.test(stack);
}

/**
 * Refusals are sentences for people, a lost network is nobody's fault, and an answer of 500 or
 * above is an item of its own. What remains is an answer that made no sense.
 */
function unreadable({ code, status }: ApiError): boolean {
  return code === 'bad_answer' && status < 400;
}
