import { beforeEach, expect, it, vi } from 'vitest';

const NAME = 'cruddur.reply.x';

/** The module as a freshly loaded page has it. */
async function afterReload() {
  vi.resetModules();
  return import('./draft.ts');
}

beforeEach(() => sessionStorage.clear());

it('is there again after a reload, each draft by itself', async () => {
  const before = await afterReload();
  before.draftOf(NAME).set({ message: 'Half a thought' });
  const after = await afterReload();
  expect(after.draftOf(NAME).get().message).toBe('Half a thought');
  expect(after.draftOf('cruddur.reply.y').get().message).toBe('');
});

it.each(['', 'null', '[]', '{"message":3,"attempt":"x"}', '{'])(
  'starts empty when what is stored is %s',
  async (kept) => {
    sessionStorage.setItem(NAME, kept);
    const { draftOf } = await afterReload();
    expect(draftOf(NAME).get()).toEqual({
      message: '',
      refusal: undefined,
      attempt: undefined,
    });
  },
);

it('is sent again under the same key, even after a reload, and other words under another', async () => {
  const { draftOf, giveBack, takeOut } = await afterReload();
  const draft = draftOf(NAME);
  const key = takeOut(draft, 'Once');
  expect(draft.get().message).toBe('');
  giveBack(draft, 'Once', new Error('The connection broke.'));
  const { draftOf: restored, takeOut: takeAgain } = await afterReload();
  expect(takeAgain(restored(NAME), 'Once')).toBe(key);
  expect(takeAgain(restored(NAME), 'Twice')).not.toBe(key);
});

it('takes the same words for something new once they have arrived', async () => {
  const { arrived, draftOf, takeOut } = await afterReload();
  const draft = draftOf(NAME);
  const key = takeOut(draft, 'Again');
  arrived(draft, key);
  expect(takeOut(draft, 'Again')).not.toBe(key);
});

it('gives refused words back without touching what was written since', async () => {
  const { draftOf, giveBack } = await afterReload();
  const draft = draftOf(NAME);
  draft.set({ message: 'Second' });
  giveBack(draft, 'First', new Error('Refused.'));
  expect(draft.get().message).toBe('First\n\nSecond');
});
