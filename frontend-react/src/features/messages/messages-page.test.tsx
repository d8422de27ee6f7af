import type { Message } from '@cruddur/contract/api/messages.ts';
import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Exchange, startApi } from '../../shared/testing/api-server.ts';
import { showPage } from '../../shared/testing/show-page.tsx';
import MessagesPage from './messages-page.tsx';
import { outbox } from './outbox.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const worf = { handle: 'worf', display_name: 'Worf' };

// A deadline, not a wait: a busy machine may take longer than the usual second.
configure({ asyncUtilTimeout: 8_000 });

/** jsdom lays nothing out: nothing ever comes into sight, and nothing can be scrolled. */
class NothingInSight {
  observe() {}
  disconnect() {}
}

let stop: () => void;
let sent: Exchange[];
let said: Message[];

const message = (text: string, mine = false): Message => ({
  uuid: crypto.randomUUID(),
  ...worf,
  message: text,
  created_at: new Date().toISOString(),
  mine,
});

beforeEach(async () => {
  sent = [];
  said = [message('Qapla!')];
  vi.stubGlobal('IntersectionObserver', NothingInSight);
  Element.prototype.scrollTo = () => {};
  stop = await startApi((exchange) => {
    const { method, path, reply } = exchange;
    if (method === 'POST') sent.push(exchange);
    else if (path.endsWith('/read')) reply(204, undefined);
    else if (path === '/api/unread') reply(200, { notifications: 0, messages: 1 });
    else if (path === '/api/message_groups') {
      const at = new Date().toISOString();
      const last = { last_message: 'Qapla!', last_message_at: at, last_message_mine: false };
      reply(200, [{ uuid: crypto.randomUUID(), ...worf, ...last, unread_count: 3 }]);
    } else if (path === '/api/messages/@worf') reply(200, { with: worf, messages: said });
    else reply(404, { code: 'not_found', message: 'There is nobody of that name.' });
  });
});

afterEach(() => {
  cleanup();
  outbox.set({ waiting: [] });
  stop();
});

function show(at: string) {
  const page = <MessagesPage />;
  return showPage(
    <Routes>
      <Route path="/messages" element={page} />
      <Route path="/messages/:handle" element={page} />
    </Routes>,
    { at },
  );
}
const field = () => screen.getByLabelText<HTMLTextAreaElement>('Message to Worf');
const thread = () => within(screen.getByRole('region', { name: 'Messages with Worf' }));
const write = async (text: string) => {
  await screen.findByRole('region', { name: 'Messages with Worf' });
  await thread().findByText('Qapla!');
  fireEvent.change(field(), { target: { value: text } });
};
const post = async (count = 1) => {
  await waitFor(() => expect(sent).toHaveLength(count));
  return sent[count - 1] as Exchange;
};

describe('a conversation', () => {
  it('shows a message at once, and once, when the server has it', async () => {
    show('/messages/@worf');
    await write('Today is a good day');
    fireEvent.keyDown(field(), { key: 'Enter', shiftKey: true });
    expect(sent).toHaveLength(0);
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(await thread().findByText('Today is a good day')).toBeTruthy();
    expect(thread().getByText('sending…')).toBeTruthy();
    expect(field().value).toBe('');
    const exchange = await post();
    expect(JSON.parse(exchange.body)).toEqual({
      user_receiver_handle: 'worf',
      message: 'Today is a good day',
    });
    exchange.reply(201, message('Today is a good day', true));
    await waitFor(() => expect(thread().queryByText('sending…')).toBeNull());
    expect(thread().getAllByText('Today is a good day')).toHaveLength(1);
  });

  it('keeps what could not be sent, with why, and tries again under the same key', async () => {
    show('/messages/@worf');
    await write('Lost?');
    fireEvent.keyDown(field(), { key: 'Enter' });
    const first = await post();
    const refusal = { code: 'unavailable', message: 'Out of breath.', trace_id: TRACE };
    first.reply(503, refusal);
    expect(await thread().findByText('Not sent.')).toBeTruthy();
    expect(thread().getByText(/Out of breath/)).toBeTruthy();
    expect(thread().getByTitle(TRACE)).toBeTruthy();
    expect(sessionStorage.getItem('cruddur.outbox')).toContain('Lost?');

    fireEvent.click(thread().getByRole('button', { name: 'Try again' }));
    const second = await post(2);
    expect(second.headers['idempotency-key']).toBe(first.headers['idempotency-key']);
    second.reply(201, message('Lost?', true));
    await waitFor(() => expect(thread().queryByText('Not sent.')).toBeNull());
    await waitFor(() => expect(sessionStorage.getItem('cruddur.outbox')).toBeNull());
    expect(thread().getAllByText('Lost?')).toHaveLength(1);
  });

  it('keeps a draft for each conversation, and sends nothing blank or too long', async () => {
    show('/messages/@worf');
    await write('  ');
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(screen.getByText('A message needs some words.')).toBeTruthy();
    await write('x'.repeat(1025));
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(screen.getByText(/Too long by 1:/)).toBeTruthy();
    expect(sent).toHaveLength(0);
    expect(sessionStorage.getItem('cruddur.message.worf')).toContain('xxx');
    await write('');
  });

  it('says so when there is nobody of that name', async () => {
    show('/messages/@nobody');
    expect(await screen.findByText('Nobody is called @nobody')).toBeTruthy();
  });
});

describe('the conversations', () => {
  it('are listed with what is unread, which goes when one is opened', async () => {
    show('/messages');
    const row = await screen.findByRole('link', { name: /Worf.*Qapla!.*3\s*unread/ });
    expect(screen.getByText('Choose a conversation')).toBeTruthy();
    fireEvent.click(row);
    expect(await screen.findByRole('region', { name: 'Messages with Worf' })).toBeTruthy();
    await waitFor(() => expect(screen.queryByText('3')).toBeNull());
    expect(screen.getByRole('link', { name: /Worf.*Qapla!/ }).getAttribute('aria-current')).toBe(
      'page',
    );
  });
});
