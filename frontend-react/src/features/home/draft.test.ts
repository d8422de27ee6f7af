import { beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules();
});

/** The module as a freshly loaded page has it. */
async function afterReload(stored: string) {
  sessionStorage.setItem('cruddur.draft', stored);
  const { draft } = await import('./draft.ts');
  const { message, ttl } = draft.get();
  return { message, ttl };
}

it('is there again after a reload', async () => {
  const kept = { message: 'Half a thought', ttl: '3-hours' };
  expect(await afterReload(JSON.stringify(kept))).toEqual(kept);
});

it.each(['', 'null', '[]', '{"message":3,"ttl":"toString"}', '{"ttl":"9-years"}', '{'])(
  'starts empty when what is stored is %s',
  async (stored) => {
    expect(await afterReload(stored)).toEqual({ message: '', ttl: '7-days' });
  },
);
