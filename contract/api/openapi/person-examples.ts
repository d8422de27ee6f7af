import type { Message, MessageGroup, MessageThread } from '../messages.ts';
import type { Follow, Person, PersonSummary, Profile } from '../people.ts';

const UUID = '1c9f4e0b-2d7a-4b1e-9a53-8e6d5c4b3a21';

export const person: Person = {
  uuid: UUID,
  handle: 'worf',
  display_name: 'Worf',
  avatar: '/api/images/0b9f6a3e-52cd-4b0e-8a34-6f5a2f1f7c11',
};

export const profile: Profile = {
  ...person,
  bio: 'Security, and prune juice.',
  banner: '/api/images/5a4b3c2d-1e0f-4a9b-8c7d-6e5f4a3b2c1d',
  cruds_count: 12,
  followers_count: 48,
  following_count: 7,
  joined_at: '2026-11-01T09:00:00.000Z',
  following: true,
  follows_me: false,
  is_me: false,
};

export const people: PersonSummary[] = [{ ...person, bio: profile.bio, following: true }];

export const follow: Follow = { handle: 'worf', following: true, followers_count: 48 };

const { uuid: _, ...author } = person;

export const message: Message = {
  uuid: '8d7c6b5a-4f3e-4d2c-9b1a-0f9e8d7c6b5a',
  ...author,
  message: 'Today is a good day to deploy.',
  created_at: '2026-11-22T12:00:00.000Z',
  mine: false,
};

export const thread: MessageThread = { with: author, messages: [message] };

export const groups: MessageGroup[] = [
  {
    uuid: '2b3c4d5e-6f7a-4b8c-9d0e-1f2a3b4c5d6e',
    ...author,
    last_message: message.message,
    last_message_at: message.created_at,
    last_message_mine: false,
    unread_count: 1,
  },
];
