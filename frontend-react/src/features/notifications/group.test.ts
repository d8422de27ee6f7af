// @vitest-environment node
import type { Notification } from '@cruddur/contract/api/notifications.ts';
import { describe, expect, it } from 'vitest';
import { group } from './group.ts';

const uuids = (count: number) => Array.from({ length: count }, () => crypto.randomUUID());
const [mine = '', other = ''] = uuids(2);

const noted = (
  kind: Notification['kind'],
  handle: string,
  about: string | undefined,
  extra: Partial<Notification> = {},
): Notification => ({
  uuid: crypto.randomUUID(),
  kind,
  actor: { handle, display_name: handle },
  created_at: '2026-11-22T12:00:00Z',
  read: true,
  ...(about && { activity: crud(about) }),
  ...extra,
});

const crud = (uuid: string) => ({
  uuid,
  handle: 'me',
  display_name: 'Me',
  message: 'Hello',
  replies_count: 0,
  reposts_count: 0,
  likes_count: 0,
  liked: false,
  reposted: false,
  created_at: '2026-11-22T10:00:00Z',
  expires_at: '2026-11-29T10:00:00Z',
});

const shape = (notifications: Notification[]) =>
  group(notifications).map(
    ({ latest, actors }) => `${latest.kind} ${actors.map(({ handle }) => handle).join()}`,
  );

describe('group', () => {
  it('says once what several did with one crud, and apart what they did with another', () => {
    expect(
      shape([
        noted('like', 'worf', mine),
        noted('like', 'coco', mine),
        noted('repost', 'worf', mine),
        noted('like', 'londo', other),
        noted('like', 'garek', mine),
      ]),
    ).toEqual(['like worf,coco,garek', 'repost worf', 'like londo']);
  });

  it('leaves each reply and each mention alone', () => {
    expect(shape([noted('reply', 'worf', mine), noted('reply', 'worf', mine)])).toHaveLength(2);
    expect(shape([noted('mention', 'worf', mine), noted('mention', 'coco', mine)])).toHaveLength(2);
  });

  it('puts follows of one day together and names each person once', () => {
    const before = { created_at: '2026-11-19T12:00:00Z' };
    expect(
      shape([
        noted('follow', 'worf', undefined),
        noted('follow', 'coco', undefined),
        noted('follow', 'worf', undefined),
        noted('follow', 'londo', undefined, before),
      ]),
    ).toEqual(['follow worf,coco', 'follow londo']);
  });

  it('is unread when one of them is, and counts what came in two pages once', () => {
    const twice = noted('like', 'worf', mine);
    const groups = group([twice, noted('like', 'coco', mine, { read: false }), twice]);
    expect(groups).toMatchObject([{ unread: true, actors: [{}, {}] }]);
  });
});
