import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Exchange, startApi } from '../../shared/testing/api-server.ts';
import { crud } from '../../shared/testing/cruds.ts';
import { showPage } from '../../shared/testing/show-page.tsx';
import SearchPage from './search-page.tsx';

// A deadline, not a wait: a busy machine may take longer than the usual second.
configure({ asyncUtilTimeout: 8_000 });

/** jsdom lays nothing out: nothing ever comes into sight. */
class NothingInSight {
  observe() {}
  disconnect() {}
}

let stop: () => void;
let terms: (string | null)[];

function answer({ path, reply }: Exchange) {
  const url = new URL(path, 'http://localhost');
  const term = url.searchParams.get('term');
  if (url.pathname === '/api/trending') reply(200, [{ hashtag: 'tracing', cruds_count: 2 }]);
  else if (url.pathname === '/api/users/search') {
    const uuid = crypto.randomUUID();
    const worf = { uuid, handle: 'worf', display_name: 'Worf', bio: '', following: false };
    reply(200, term === 'worf' ? [worf] : []);
  } else if (url.pathname === '/api/activities/search') {
    terms.push(term);
    reply(200, term === 'nothing' ? [] : [crud({ message: `About ${term}` })]);
  } else reply(404, { code: 'not_found', message: 'Nothing here.' });
}

beforeEach(async () => {
  terms = [];
  vi.stubGlobal('IntersectionObserver', NothingInSight);
  stop = await startApi(answer);
});

afterEach(() => {
  cleanup();
  stop();
});

const box = () => screen.getByRole<HTMLInputElement>('searchbox');
const type = (text: string) => fireEvent.change(box(), { target: { value: text } });

describe('searching', () => {
  it('shows what is written about until something is typed', async () => {
    showPage(<SearchPage />, { as: null, at: '/search' });
    expect(await screen.findByRole('link', { name: '#tracing 2 cruds' })).toBeTruthy();
    expect(terms).toEqual([]);
  });

  it('looks for what is typed when the typing pauses, and not for each letter', async () => {
    showPage(<SearchPage />, { as: null, at: '/search' });
    for (const text of ['c', 'cl', 'clo', 'cloud']) type(text);
    expect(await screen.findByText('About cloud')).toBeTruthy();
    expect(terms).toEqual(['cloud']);
    expect(box().value).toBe('cloud');
  });

  it('follows the address, as a hashtag in what was found changes it', async () => {
    showPage(<SearchPage />, { as: null, at: '/search?q=%23sql' });
    expect(box().value).toBe('#sql');
    fireEvent.click(await screen.findByRole('link', { name: '#sql' }));
    type('else');
    fireEvent.submit(box().form ?? box());
    expect(await screen.findByText('About else')).toBeTruthy();
    type('');
    expect(await screen.findByRole('link', { name: '#tracing 2 cruds' })).toBeTruthy();
  });

  it('says so when nothing is found', async () => {
    showPage(<SearchPage />, { as: null, at: '/search?q=nothing' });
    expect(await screen.findByText('Nothing found for “nothing”')).toBeTruthy();
    fireEvent.click(screen.getByRole('link', { name: 'People' }));
    expect(await screen.findByText('Nobody found for “nothing”')).toBeTruthy();
  });

  it('finds people, with a button to follow them', async () => {
    showPage(<SearchPage />, { at: '/search?q=%40worf&show=people' });
    expect(await screen.findByRole('button', { name: 'Follow Worf' })).toBeTruthy();
    await waitFor(() => expect(terms).toEqual([]));
  });
});
