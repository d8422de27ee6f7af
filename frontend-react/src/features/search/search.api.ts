import { feedOptions, listKeys } from '../../shared/crud/lists.ts';

/** Cruds that hold some words or a #hashtag, the newest first. */
export const searchCruds = (term: string) => ({
  ...feedOptions(listKeys.search(term), `/api/activities/search?${new URLSearchParams({ term })}`),
  // Who searches again wants to know what is there now.
  staleTime: 60_000,
});
