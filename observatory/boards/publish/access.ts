import type { Access } from './api.ts';

/** What writing boards needs, by its names in /1/auth and on Honeycomb's pages. */
const needed = { boards: 'Manage public boards', queries: 'Manage queries and columns' } as const;

/** @throws Error with a sentence when the key may not write boards */
export function mayWriteBoards({ api_key_access: access }: Access): void {
  const lacking = Object.entries(needed).filter(([name]) => access[name] !== true);
  if (lacking.length === 0) return;
  const names = lacking.map(([, permission]) => `“${permission}”`).join(' and ');
  throw new Error(
    `This key may not write boards: it lacks ${names}. An ingest key only sends; make a configuration key with these permissions in Honeycomb (Environment settings, API keys, Configuration).`,
  );
}

/** Whose boards these are: `team cruddur, environment test`. */
export function placeOf({ team, environment }: Access): string {
  const parts = [
    team?.name && `team ${team.name}`,
    environment?.name && `environment ${environment.name}`,
  ];
  return parts.filter(Boolean).join(', ');
}
