import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toasts } from '../ui/toasts.ts';
import { shareCrud } from './share.ts';

const crud = { handle: 'worf', uuid: '0192f0c1-0000-4000-8000-000000000009' };
const address = `${location.origin}/@worf/status/${crud.uuid}`;
const said = () => toasts.get().shown.map(({ text }) => text);

/** What this browser has: jsdom has neither. */
function browserWith(abilities: Partial<Pick<Navigator, 'share' | 'clipboard'>>): void {
  vi.stubGlobal('navigator', abilities);
}

beforeEach(() => toasts.set({ shown: [] }));
afterEach(() => vi.unstubAllGlobals());

describe('to share a crud', () => {
  it('hands its whole address to the system, where there is a sheet for that', async () => {
    const shared: ShareData[] = [];
    browserWith({ share: async (data = {}) => void shared.push(data) });
    await shareCrud(crud);
    expect(shared).toEqual([{ url: address }]);
    expect(said()).toEqual([]);
  });

  it('copies the address where there is none, and says so', async () => {
    const writeText = vi.fn(async () => {});
    browserWith({ clipboard: { writeText } as unknown as Clipboard });
    await shareCrud(crud);
    expect(writeText).toHaveBeenCalledExactlyOnceWith(address);
    expect(said()).toEqual(['The link is copied.']);
  });

  it('says nothing when the sheet is closed, and what to do when it is forbidden', async () => {
    const failing = (name: string) => () => Promise.reject(new DOMException('', name));
    browserWith({ share: failing('AbortError') });
    await shareCrud(crud);
    expect(said()).toEqual([]);
    browserWith({ share: failing('NotAllowedError') });
    await shareCrud(crud);
    expect(said()).toEqual([expect.stringMatching(/did not allow it/)]);
  });
});
