import { Refused } from './api.ts';

/** What went wrong, in a sentence that says what to do. The key is in none of them. */
export function failureSentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof Refused) return refusalSentence(error);
  if (error.name === 'TimeoutError') return 'No answer came within 30 seconds.';
  const cause = error.cause as { code?: string; message?: string } | undefined;
  if (error.message === 'fetch failed') {
    const why = cause?.message || cause?.code || error.message;
    return `Nobody answers there: ${why}. Is the address right, and does it run?`;
  }
  return error.message;
}

function refusalSentence({ status, message }: Refused): string {
  if (status === 401) {
    return `The key is not accepted: ${message}. HONEYCOMB_API_KEY must be a configuration key of the environment, and --endpoint-url its region.`;
  }
  if (status === 404 && /dataset/i.test(message)) {
    return `${message}: a dataset is there once its service sent a span. Send traces first (set HONEYCOMB_API_KEY, npm start, click through Cruddur), then try again.`;
  }
  if (/column/i.test(message)) {
    return `${message}: a column is there once a span carried it. Click through Cruddur, with an error too, then try again.`;
  }
  return `Refused with status ${status}: ${message}`;
}
