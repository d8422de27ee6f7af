import {
  CODE_LENGTH,
  PASSWORD_MAX_LENGTH,
  PASSWORD_MIN_LENGTH,
} from '@cruddur/contract/api/accounts.ts';
import { MESSAGE_MAX_CHARACTERS, TTL_NAMES } from '@cruddur/contract/api/activities.ts';
import type { ErrorCode } from '@cruddur/contract/api/errors.ts';
import { BIO_MAX_CHARACTERS, DISPLAY_NAME_MAX_CHARACTERS } from '@cruddur/contract/api/people.ts';

/** What people read for each code, when the place that refuses has nothing better to say. */
export const sentences: Record<ErrorCode, string> = {
  bad_request: 'The request could not be understood.',
  invalid_cursor: 'This page of the list does not exist; start again from the first one.',
  unsupported_media_type: 'The body must be JSON: send it with content-type application/json.',
  origin_not_allowed: 'Requests that change something are not taken from this site.',
  not_found: 'There is nothing at this address.',
  method_not_allowed: 'This address does not take this method.',
  payload_too_large: 'The request is too large.',
  message_blank: 'A crud needs some words.',
  message_exceed_max_chars: `A crud has at most ${MESSAGE_MAX_CHARACTERS} characters.`,
  ttl_blank: 'Choose how long the crud lives.',
  ttl_invalid: `A crud lives for one of: ${TTL_NAMES.join(', ')}.`,
  not_signed_in: 'Sign in first.',
  wrong_credentials: 'The e-mail address or the password is wrong.',
  email_unconfirmed: 'Confirm your e-mail address first: a new code is on its way to it.',
  not_yours: 'This belongs to somebody else.',
  handle_taken: 'Somebody has this username already.',
  search_term_blank: 'Say what to search for.',
  user_receiver_handle_blank: 'Say whom the message is for.',
  display_name_blank: 'A name needs at least one letter.',
  display_name_too_long: `A name has at most ${DISPLAY_NAME_MAX_CHARACTERS} characters.`,
  bio_exceed_max_chars: `A bio has at most ${BIO_MAX_CHARACTERS} characters.`,
  handle_invalid: 'A username has 1 to 30 letters, digits or underscores.',
  email_invalid: 'This is no e-mail address.',
  password_blank: 'Type your password.',
  password_too_short: `A password has at least ${PASSWORD_MIN_LENGTH} characters.`,
  password_too_long: `A password has at most ${PASSWORD_MAX_LENGTH} characters.`,
  wrong_password: 'This is not your password.',
  code_invalid: `The code is wrong or too old: it is the ${CODE_LENGTH} digits of the latest mail.`,
  image_invalid: 'This is no picture that can be read.',
  yourself: 'That does not work with yourself.',
  invalid_field: 'One of the fields cannot be used.',
  too_many_requests: 'Too many requests; try again in a moment.',
  internal: 'Something went wrong on our side.',
  unavailable: 'Cruddur cannot reach its database right now; try again in a moment.',
};
