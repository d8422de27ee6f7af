import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { me } from '../../shared/me.ts';
import { type Exchange, startApi } from '../../shared/testing/api-server.ts';
import { crud } from '../../shared/testing/cruds.ts';
import { andrew, showPage } from '../../shared/testing/show-page.tsx';
import { discardProfileDraft } from './profile-draft.ts';
import ProfilePage from './profile-page.tsx';

configure({ asyncUtilTimeout: 8_000 });

class NothingInSight {
  observe() {}
  disconnect() {}
}
const worf = {
  uuid: '0192f0c1-0000-4000-8000-000000000002',
  handle: 'worf',
  display_name: 'Worf',
  bio: 'Honor, and #tests.',
  cruds_count: 1,
  followers_count: 1701,
  following_count: 1,
  joined_at: '2026-10-01T12:00:00Z',
  following: false,
  follows_me: true,
  is_me: false,
};
const myself = { ...worf, ...andrew, follows_me: false, is_me: true };

let stop: () => void;
let gets: (exchange: Exchange) => void;
let writes: Exchange[];

beforeEach(async () => {
  writes = [];
  vi.stubGlobal('IntersectionObserver', NothingInSight);
  stop = await startApi((exchange) =>
    exchange.method === 'GET' ? gets(exchange) : writes.push(exchange),
  );
});

afterEach(() => {
  cleanup();
  discardProfileDraft();
  stop();
});

const show = (at: string) =>
  showPage(
    <Routes>
      <Route path="/:handle" element={<ProfilePage />} />
    </Routes>,
    { at },
  );
const write = async (nth = 0) => {
  await waitFor(() => expect(writes.length).toBeGreaterThan(nth));
  return writes[nth] as Exchange;
};

describe('the page of a person', () => {
  beforeEach(() => {
    gets = ({ path, reply }) => {
      const message = path.includes('show=likes') ? 'What he likes' : 'What he wrote';
      reply(200, { profile: worf, activities: [crud({ message })] });
    };
  });

  it('shows who they are and what they wrote, and each list under an address', async () => {
    show('/@worf');
    expect(await screen.findByText('What he wrote')).toBeTruthy();
    expect(screen.getByText('Follows you')).toBeTruthy();
    expect(screen.getByText('1.7K')).toBeTruthy();
    fireEvent.click(screen.getByRole('link', { name: 'Likes' }));
    expect(screen.getByText('Follows you')).toBeTruthy();
    expect(await screen.findByText('What he likes')).toBeTruthy();
    expect(screen.getByTestId('address').textContent).toBe('/@worf?show=likes');
    expect(screen.getByRole('link', { name: 'Likes' }).getAttribute('aria-current')).toBe('page');
  });

  it('counts as the server does when I follow them', async () => {
    show('/@worf');
    fireEvent.click(await screen.findByRole('button', { name: 'Follow Worf' }));
    expect(await screen.findByRole('button', { name: 'Following, unfollow Worf' })).toBeTruthy();
    const { method, path, reply } = await write();
    expect([method, path]).toEqual(['PUT', '/api/users/@worf/follow']);
    reply(200, { handle: 'worf', following: true, followers_count: 2 });
    expect(await screen.findByText('Followers')).toBeTruthy();
    await waitFor(() => expect(screen.getByText('Followers').textContent).toBe('2 Followers'));
  });

  it('says so when there is nobody of that name', async () => {
    gets = ({ reply }) => reply(404, { code: 'not_found', message: 'Nothing is here.' });
    show('/@nobody');
    expect(await screen.findByText('There is no @nobody')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Search for people' })).toBeTruthy();
  });
});

describe('Edit Profile', () => {
  beforeEach(() => {
    gets = ({ reply }) => reply(200, { profile: myself, activities: [] });
  });
  const open = async () => {
    const client = show('/@andrewbrown');
    fireEvent.click(await screen.findByRole('button', { name: 'Edit Profile' }));
    const dialog = within(await screen.findByRole('dialog'));
    const save = () => fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
    const fill = (label: string, value: string) =>
      fireEvent.change(dialog.getByLabelText(label), { target: { value } });
    const choose = (file: File) =>
      fireEvent.change(dialog.getByLabelText('Choose avatar'), { target: { files: [file] } });
    return { client, dialog, save, fill, choose };
  };

  it('sends a picture as it is, then what has changed, and shows it everywhere', async () => {
    const { client, dialog, save, fill, choose } = await open();
    choose(new File(['pixels'], 'me.png', { type: 'image/png' }));
    expect(await dialog.findByRole('button', { name: 'Remove avatar' })).toBeTruthy();
    fill('Display name', ' Andrew B. ');
    save();
    const picture = await write();
    const { method, path, headers } = picture;
    expect([method, path, headers['content-type']]).toEqual([
      'PUT',
      '/api/profile/avatar',
      'image/png',
    ]);
    expect(dialog.getByRole('progressbar')).toBeTruthy();
    picture.reply(200, {});
    const words = await write(1);
    expect(JSON.parse(words.body)).toEqual({ display_name: 'Andrew B.' });
    words.reply(200, { ...myself, display_name: 'Andrew B.', avatar: '/api/images/1' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByText('Andrew B.')).toBeTruthy();
    expect(client.getQueryData(me.queryKey)).toMatchObject({ avatar: '/api/images/1' });
  });

  it('says at its field what is refused, and does not send a picture twice', async () => {
    const { dialog, save, choose, fill } = await open();
    choose(new File(['pixels'], 'me.png', { type: 'image/png' }));
    await dialog.findByRole('button', { name: 'Remove avatar' });
    fill('Display name', 'Andrew B.');
    save();
    (await write()).reply(200, {});
    const code = 'display_name_too_long';
    (await write(1)).reply(422, { code, message: 'Too long a name.', field: 'display_name' });
    expect(await dialog.findByText('Too long a name.')).toBeTruthy();
    fill('Display name', 'Andy');
    save();
    expect(JSON.parse((await write(2)).body)).toEqual({ display_name: 'Andy' });
  });

  it('says at the picture that the server cannot take it', async () => {
    const { dialog, save, choose } = await open();
    choose(new File(['x'], 'me.png', { type: 'image/png' }));
    await dialog.findByRole('button', { name: 'Remove avatar' });
    save();
    (await write()).reply(422, { code: 'image_invalid', message: 'That is no picture.' });
    const text = await dialog.findByText('That is no picture.');
    expect(dialog.getByLabelText('Change avatar').getAttribute('aria-describedby')).toBe(text.id);
  });

  it('keeps what is not saved when it is closed, until that is discarded', async () => {
    const { dialog, fill, choose } = await open();
    expect(dialog.queryByRole('button', { name: 'Discard' })).toBeNull();
    fill('Display name', 'Half a na');
    fill('Bio', 'Half a bi');
    choose(new File(['pixels'], 'me.png', { type: 'image/png' }));
    await dialog.findByRole('button', { name: 'Remove avatar' });
    fireEvent.click(dialog.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

    fireEvent.click(screen.getByRole('button', { name: 'Edit Profile' }));
    const again = within(await screen.findByRole('dialog'));
    const value = (label: string) => again.getByLabelText<HTMLInputElement>(label).value;
    expect([value('Display name'), value('Bio')]).toEqual(['Half a na', 'Half a bi']);
    expect(again.getByRole('button', { name: 'Remove avatar' })).toBeTruthy();
    fireEvent.click(again.getByRole('button', { name: 'Discard' }));
    expect([value('Display name'), value('Bio')]).toEqual([myself.display_name, myself.bio]);
    expect(again.queryByRole('button', { name: 'Remove avatar' })).toBeNull();
    expect(document.activeElement).toBe(again.getByLabelText('Display name'));
    expect(again.queryByRole('button', { name: 'Discard' })).toBeNull();
  });

  it('sends nothing that is plainly wrong', async () => {
    const { dialog, save, fill, choose } = await open();
    choose(new File(['%PDF'], 'me.pdf', { type: 'application/pdf' }));
    expect(await dialog.findByText(/Take a JPEG/)).toBeTruthy();
    fill('Display name', '  ');
    fill('Bio', 'x'.repeat(161));
    save();
    expect(await dialog.findByText('Too long by 1.')).toBeTruthy();
    expect(dialog.getByText('A name needs at least one character.')).toBeTruthy();
    expect(document.activeElement).toBe(dialog.getByLabelText('Display name'));
    expect(writes).toHaveLength(0);
  });
});
