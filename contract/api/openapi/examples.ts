import type { Activity, Counters } from '../activities.ts';
import type { Notification } from '../notifications.ts';

const worf = { handle: 'worf', display_name: 'Worf' };

export const activity: Activity = {
  uuid: '6f1c1f0e-3c1b-4a52-9d7e-1f0a2b3c4d5e',
  handle: 'andrewbrown',
  display_name: 'Andrew Brown',
  avatar: '/api/images/0b9f6a3e-52cd-4b0e-8a34-6f5a2f1f7c11',
  message: 'Cloud is fun! #observability',
  replies_count: 1,
  reposts_count: 1,
  likes_count: 3,
  liked: true,
  reposted: false,
  created_at: '2026-11-22T12:00:00.000Z',
  expires_at: '2026-11-29T12:00:00.000Z',
};

export const reposted: Activity = { ...activity, reposted_by: worf };

export const reply: Activity = {
  uuid: '0d3a0f5b-7f59-4f0e-9b60-2f3c5d1e8a77',
  ...worf,
  message: 'And how long did the SQL take?',
  replies_count: 0,
  reposts_count: 0,
  likes_count: 0,
  liked: false,
  reposted: false,
  created_at: '2026-11-22T12:04:00.000Z',
  expires_at: activity.expires_at,
  reply_to_activity_uuid: activity.uuid,
  reply_to_handle: activity.handle,
};

export const counters: Counters = {
  uuid: activity.uuid,
  replies_count: 1,
  reposts_count: 1,
  likes_count: 3,
  liked: true,
  reposted: false,
};

export const notifications: Notification[] = [
  {
    uuid: '7c5e2b1a-94d3-4c8f-8a6b-5e4d3c2b1a09',
    kind: 'reply',
    actor: worf,
    activity: reply,
    created_at: reply.created_at,
    read: false,
  },
  {
    uuid: '3e9d8c7b-6a5f-4e4d-9c3b-2a1f0e9d8c7b',
    kind: 'follow',
    actor: worf,
    created_at: '2026-11-21T09:30:00.000Z',
    read: true,
  },
];
