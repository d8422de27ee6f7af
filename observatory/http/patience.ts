import type { Response } from 'express';
import { z } from 'zod';

/** The parameter that says how long a request waits for something to arrive. */
export const timeoutMs = z.coerce.number().int().min(0).max(120_000).default(10_000);

/** Aborts after so many milliseconds, and as soon as the request is answered or its sender gone. */
export function patience(response: Response, ms: number): AbortController {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), ms);
  response.on('close', () => {
    clearTimeout(timer);
    over.abort();
  });
  return over;
}
