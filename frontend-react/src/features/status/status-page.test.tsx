import type { QueryClient } from '@tanstack/react-query';
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listKeys } from '../../shared/crud/lists.ts';
import { replyDraft } from '../../shared/crud/use-post-reply.ts';
import { type Exchange, startApi } from '../../shared/testing/api-server.ts';
import { crud, list } from '../../shared/testing/cruds.ts';
import { andrew, showPage } from '../../shared/testing/show-page.tsx';
import StatusPage from './status-page.tsx';

configure({ asyncUtilTimeout: 8_000 });

/** jsdom lays nothing out: nothing ever comes into sight. */
class NothingInSight {
  observe() {}
  disconnect() {}
}
const activity = crud({ message: 'Who answers?', replies_count: 1 });
const answer = crud({ message: 'I do.', handle: 'coco', display_name: 'Coco' });
const path = `/@worf/status/${activity.uuid}`;

let stop: () => void;
let gets: (exchange: Exchange) => void;
let posts: Exchange[];

beforeEach(async () => {
  posts = [];
  vi.stubGlobal('IntersectionObserver', NothingInSight);
  gets = (exchange) => exchange.reply(200, { activity, replies: [answer] });
  stop = await startApi((exchange) =>
    exchange.method === 'POST' ? posts.push(exchange) : gets(exchange),
  );
});

afterEach(() => {
  cleanup();
  stop();
  replyDraft(activity.uuid).set({ message: '', refusal: undefined, attempt: undefined });
});

const show = (as: typeof andrew | null = andrew, before?: (client: QueryClient) => void) =>
  showPage(
    <Routes>
      <Route path="/:handle/status/:uuid" element={<StatusPage />} />
      <Route path="/" element={<p>Home</p>} />
    </Routes>,
    { at: path, as, ...(before && { before }) },
  );
const field = () => screen.getByLabelText<HTMLTextAreaElement>('What is your reply?');
const answerWith = (text: string) => {
  fireEvent.change(field(), { target: { value: text } });
  const form = field().form;
  if (form) fireEvent.submit(form);
};
const post = async (nth: number) => {
  await waitFor(() => expect(posts.length).toBeGreaterThan(nth));
  return posts[nth] as Exchange;
};

describe('the page of a crud', () => {
  it('shows it with its replies, the whole moment, and what it answers', async () => {
    const parent = crud({ message: 'A question' });
    gets = (exchange) => exchange.reply(200, { activity, parent, replies: [answer] });
    show();
    expect(await screen.findByText('I do.')).toBeTruthy();
    const texts = screen.getAllByRole('article').map((card) => card.textContent);
    expect(texts.map((text) => /A question|Who answers|I do/.exec(text)?.[0])).toEqual([
      'A question',
      'Who answers',
      'I do',
    ]);
    expect(screen.getByText(/\d{4} at \d+:\d\d/)).toBeTruthy();
  });

  it('is there at once when one comes from a list, before its own answer', async () => {
    gets = () => {};
    show(andrew, (client) => client.setQueryData(listKeys.home, list([activity])));
    expect(screen.getByText('Who answers?')).toBeTruthy();
  });

  it.each([
    ['is unknown', (exchange: Exchange) => exchange.reply(404, { code: 'not_found', message: '' })],
    [
      'has expired',
      (exchange: Exchange) => {
        const expires_at = new Date(Date.now() - 1).toISOString();
        exchange.reply(200, { activity: { ...activity, expires_at }, replies: [] });
      },
    ],
  ])('says that it is gone, with one thing to do, when it %s', async (_how, answers) => {
    gets = answers;
    show();
    expect(await screen.findByText('This crud is gone')).toBeTruthy();
    fireEvent.click(screen.getByRole('link', { name: 'See what is still alive' }));
    expect(screen.getByText('Home')).toBeTruthy();
  });

  it('invites whoever is not signed in, instead of a box to answer', async () => {
    show(null);
    await screen.findByText('I do.');
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getByRole('link', { name: 'Join' })).toBeTruthy();
  });
});

describe('a reply', () => {
  it('stands below the others and is counted at once', async () => {
    show();
    await screen.findByText('I do.');
    answerWith('Me too!');
    const card = (await screen.findByText('Me too!')).closest('article');
    expect(card?.getAttribute('aria-busy')).toBe('true');
    expect(screen.getByRole('button', { name: 'Reply, 2 replies' })).toBeTruthy();
    expect(field().value).toBe('');
    (await post(0)).reply(201, { ...crud({ message: 'Me too!' }), handle: andrew.handle });
    await waitFor(() => expect(card?.getAttribute('aria-busy')).toBe('false'));
  });

  it('is taken back with its words when refused, and sent again as the same one', async () => {
    show();
    await screen.findByText('I do.');
    answerWith('Once only');
    const first = await post(0);
    first.hangUp();
    expect(await screen.findByText(/could not be reached/)).toBeTruthy();
    expect(field().value).toBe('Once only');
    expect(screen.getAllByRole('article')).toHaveLength(2);
    expect(screen.getByRole('button', { name: 'Reply, 1 reply' })).toBeTruthy();
    answerWith('Once only');
    const second = await post(1);
    expect(first.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(second.headers['idempotency-key']).toBe(first.headers['idempotency-key']);
    second.reply(201, crud({ message: 'Once only' }));
  });
});
