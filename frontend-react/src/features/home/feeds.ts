import { feedOptions, listKeys } from '../../shared/crud/lists.ts';

const paths = {
  home: '/api/activities/home',
  following: '/api/activities/following',
} as const;

/** Everybody's cruds, or those of the people whom I follow. */
export type FeedName = keyof typeof paths;

export const feeds = {
  home: feedOptions(listKeys.home, paths.home),
  following: feedOptions(listKeys.following, paths.following),
};
