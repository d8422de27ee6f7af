import { Activities } from '@cruddur/contract/api/activities.ts';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import { declaredProblems } from '../support/declared.ts';
import { passwords, secretsIn, whisper } from '../support/secrets.ts';
import { expect, observatory, test } from '../support/test.ts';

/** Long enough not to be found by chance. */
const SHORTEST = 12;

test('everything that arrived is declared, and holds nothing that people typed', async ({
  page,
}) => {
  const mails = await observatory.mails();
  const codes = mails.flatMap(({ code }) => code ?? []);
  const addresses = mails.flatMap(({ to }) => to);
  const messages = await messagesOfAll(page.request);
  // What is looked for was indeed typed, and kept.
  expect(codes.length).toBeGreaterThan(0);
  expect(messages.length).toBeGreaterThan(20);
  const texts = [...Object.values(passwords), whisper, ...addresses, ...messages];

  const problems = new Map<string, string>();
  let spans = 0;
  for await (const detail of observatory.allTraces()) {
    for (const span of detail.spans) {
      spans += 1;
      const found = [...declaredProblems(span), ...secretsIn(span, { texts, codes })];
      for (const problem of found) problems.set(problem, span.trace_id);
    }
  }
  expect(spans, 'spans looked at').toBeGreaterThan(100);
  expect(Object.fromEntries(problems)).toEqual({});
});

/** Every crud that the feed shows, page after page. */
async function messagesOfAll(request: APIRequestContext): Promise<string[]> {
  const found: string[] = [];
  let path: string | undefined = '/api/activities/home';
  while (path) {
    const answer: APIResponse = await request.get(path);
    found.push(...Activities.parse(await answer.json()).map(({ message }) => message));
    path = /<([^>]+)>; rel="?next/.exec(answer.headers().link ?? '')?.[1];
  }
  return found.filter((message) => message.length >= SHORTEST);
}
