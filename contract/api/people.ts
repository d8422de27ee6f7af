import { z } from 'zod';
import { PAGE_SIZE } from './paging.ts';
import { fits } from './words.ts';

export const BIO_MAX_CHARACTERS = 160;
export const DISPLAY_NAME_MAX_CHARACTERS = 50;

/** A handle as it may be chosen; it is unique however it is written. */
export const Handle = z
  .string({ error: 'handle_invalid' })
  .regex(/^[A-Za-z0-9_]{1,30}$/, { error: 'handle_invalid' })
  .meta({ example: 'andrewbrown' });

/** As others read it; blank is refused with `display_name_blank`. */
export const DisplayName = z
  .string({ error: 'display_name_blank' })
  .trim()
  .min(1, { error: 'display_name_blank' })
  .refine((name) => fits(name, DISPLAY_NAME_MAX_CHARACTERS), { error: 'display_name_too_long' })
  .meta({ example: 'Andrew Brown' });

/** Who wrote or did something, as every list shows them. */
export const author = {
  handle: z.string().meta({ example: 'andrewbrown' }),
  display_name: z.string().meta({ example: 'Andrew Brown' }),
  avatar: z
    .string()
    .optional()
    .meta({ description: 'Path of a square picture', example: '/api/images/5f0c…' }),
};

export const Person = z.object({ uuid: z.uuid(), ...author }).meta({ id: 'Person' });

export type Person = z.infer<typeof Person>;

/** Who is asking: null when nobody is signed in. */
export const Me = Person.nullable();

export const Profile = Person.extend({
  bio: z.string().meta({ example: 'Cloud is fun.' }),
  banner: z.string().optional().meta({ description: 'Path of a wide picture' }),
  cruds_count: z.int().nonnegative().meta({ description: 'Cruds that are alive, without replies' }),
  followers_count: z.int().nonnegative(),
  following_count: z.int().nonnegative(),
  joined_at: z.iso.datetime(),
  following: z.boolean().meta({ description: 'Whether I follow them' }),
  follows_me: z.boolean(),
  is_me: z.boolean(),
}).meta({ id: 'Profile' });

export type Profile = z.infer<typeof Profile>;

/** A person in a list of people. */
export const PersonSummary = Person.extend({
  bio: z.string(),
  following: z.boolean(),
}).meta({ id: 'PersonSummary' });

export type PersonSummary = z.infer<typeof PersonSummary>;

export const PersonSummaries = z.array(PersonSummary);

/** The answer to following somebody, and to leaving them. */
export const Follow = z
  .object({ handle: z.string(), following: z.boolean(), followers_count: z.int().nonnegative() })
  .meta({ id: 'Follow' });

export type Follow = z.infer<typeof Follow>;

export const PeopleQuery = z.object({
  term: z
    .string({ error: 'search_term_blank' })
    .max(200)
    .refine((term) => term.trim() !== '', { error: 'search_term_blank' })
    .meta({ description: 'The beginning of a handle or of a name', example: 'andrew' }),
  limit: z.coerce.number().int().min(1).max(50).default(PAGE_SIZE),
});

/** GET /api/suggested_users → PersonSummary[]: whom I may like to follow. */
export const SuggestedQuery = PeopleQuery.pick({ limit: true });

/** What of the profile changes; what is left out stays. */
export const UpdateProfile = z
  .object({
    display_name: DisplayName.optional(),
    bio: z
      .string()
      .trim()
      .refine((bio) => fits(bio, BIO_MAX_CHARACTERS), { error: 'bio_exceed_max_chars' })
      .optional()
      .meta({ description: `At most ${BIO_MAX_CHARACTERS} characters as people count them` }),
  })
  .meta({ id: 'UpdateProfile' });

export type UpdateProfile = z.infer<typeof UpdateProfile>;

/**
 * Pictures of a profile. PUT /api/profile/avatar and /banner take the picture itself as the body,
 * with its content-type, and answer Profile; so does DELETE. GET /api/images/:uuid serves them.
 */
export const IMAGE_KINDS = ['avatar', 'banner'] as const;
export type ImageKind = (typeof IMAGE_KINDS)[number];
export const IMAGE_MAX_BYTES = 8 * 1024 * 1024;
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'];
