import { createHash } from 'node:crypto';

export interface DemoPerson {
  handle: string;
  display_name: string;
  bio: string;
  /** Whom they follow, by handle. */
  follows: readonly string[];
}

/** People of the original Cruddur, who may be tried without an account. */
export const demoPeople: readonly DemoPerson[] = [
  {
    handle: 'andrewbrown',
    display_name: 'Andrew Brown',
    bio: 'I teach cloud by building it, live, mistakes included. #bootcamp 💜',
    follows: ['bayko', 'londo', 'worf', 'coco'],
  },
  {
    handle: 'altbrown',
    display_name: 'Alt Brown',
    bio: 'The other one. I was here first; well, third.',
    follows: ['andrewbrown', 'coco'],
  },
  {
    handle: 'bayko',
    display_name: 'Andrew Bayko',
    bio: 'Databases by day, trains by night. Every index is a promise. #postgresql',
    follows: ['andrewbrown', 'garek', 'worf'],
  },
  {
    handle: 'londo',
    display_name: 'Londo Mollari',
    bio: 'Ambassador, retired. In my day we had one log file, and it was glorious.',
    follows: ['garek', 'andrewbrown'],
  },
  {
    handle: 'worf',
    display_name: 'Worf',
    bio: 'Tests. Honor. Prune juice.',
    follows: ['garek', 'andrewbrown'],
  },
  {
    handle: 'garek',
    display_name: 'Garek',
    bio: 'But a plain, simple tailor, with an interest in other people’s traces.',
    follows: ['londo'],
  },
  {
    handle: 'coco',
    display_name: 'Coco',
    bio: 'First cloud, first pull request, same cat 🐈 Onigiri shaped like containers 🍙',
    follows: ['andrewbrown', 'bayko', 'londo', 'worf', 'garek', 'altbrown'],
  },
];

/** The uuid of a demo person: of what everybody sees of them, and of their account. */
export function demoPersonUuid(handle: string): string {
  return demoUuid(handle);
}

/** The same uuid for the same text on every machine (RFC 9562, version 8). */
export function demoUuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
