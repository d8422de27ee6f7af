import { MESSAGE_MAX_CHARACTERS, TTL_NAMES } from '@cruddur/contract/api/activities.ts';
import type { ErrorCode } from '@cruddur/contract/api/errors.ts';

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
  invalid_field: 'One of the fields cannot be used.',
  too_many_requests: 'Too many requests; try again in a moment.',
  internal: 'Something went wrong on our side.',
  unavailable: 'Cruddur cannot reach its database right now; try again in a moment.',
};
