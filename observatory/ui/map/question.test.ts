import { expect, it } from 'vitest';
import { serviceQuestions } from './question.ts';

it('asks of a service about its spans, and not about their events and links', () => {
  const questions = serviceQuestions('api', { start_ms: 1000, end_ms: 61_000 });
  const asked = questions.map(({ path }) => {
    return JSON.parse(new URLSearchParams(path.split('?')[1]).get('query') ?? '');
  });
  for (const query of asked) {
    expect(query).toMatchObject({
      filters: [
        { column: 'service.name', op: '=', value: 'api' },
        { column: 'meta.annotation_type', op: 'does-not-exist' },
      ],
      start_time: 1,
      end_time: 61,
    });
  }
});
