import { declaredProblems } from '../support/declared.ts';
import { expect, observatory, test } from '../support/test.ts';

test('everything that arrived from the journeys is declared in the contract', async () => {
  const problems = new Map<string, string>();
  let spans = 0;
  for await (const detail of observatory.allTraces()) {
    for (const span of detail.spans) {
      spans += 1;
      for (const problem of declaredProblems(span)) problems.set(problem, span.trace_id);
    }
  }
  expect(spans, 'spans looked at').toBeGreaterThan(100);
  expect(Object.fromEntries(problems)).toEqual({});
});
