import { QueryClient } from '@tanstack/react-query';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HomePage } from '../features/home/home-page.tsx';
import ProfilePage from '../features/profile/profile-page.tsx';
import { startApi } from '../shared/testing/api-server.ts';
import { showPage } from '../shared/testing/show-page.tsx';
import { askEarly } from './ask-early.ts';

const profile = {
  uuid: '0192f0c1-0000-4000-8000-000000000002',
  handle: 'worf',
  display_name: 'Worf',
  bio: 'Today is a good day.',
  joined_at: '2026-11-01T00:00:00.000Z',
  cruds_count: 0,
  followers_count: 0,
  following_count: 0,
  following: false,
  follows_me: false,
  is_me: false,
};
const answers: Record<string, unknown> = {
  '/api/activities/home': [],
  '/api/activities/@worf?show=cruds': { profile, activities: [] },
};

let asked: string[];
let stop: () => void;
beforeEach(async () => {
  asked = [];
  stop = await startApi(({ path, reply }) => {
    asked.push(path);
    reply(200, answers[path] ?? []);
  });
});
afterEach(() => {
  cleanup();
  stop();
});

const at = (path: string) => new URL(path, 'http://localhost') as unknown as Location;

const shown = [
  ['/', '/api/activities/home', 'Nothing to see here yet'],
  ['/@worf', '/api/activities/@worf?show=cruds', profile.bio],
] as const;

it.each(shown)('what %s will show is asked for', async (path, api) => {
  askEarly(new QueryClient(), at(path));
  await waitFor(() => expect(asked).toEqual([api]));
});

it.each(shown)('%s does not ask again', async (path, api, words) => {
  const before = (client: QueryClient) => askEarly(client, at(path));
  const pages = (
    <Routes>
      <Route path="/" element={<HomePage />} />
      <Route path="/:handle" element={<ProfilePage />} />
    </Routes>
  );
  showPage(pages, { at: path, before });
  expect(await screen.findByText(words)).toBeTruthy();
  expect(asked.filter((each) => each === api)).toEqual([api]);
});

it.each(['/?show=following', '/worf', '/search'])('nothing is asked early for %s', (path) => {
  const client = new QueryClient();
  askEarly(client, at(path));
  expect(client.isFetching()).toBe(0);
});
