import { z } from 'zod';

/** Every code that an answer may carry, with the HTTP status it comes with. */
export const errorStatus = {
  bad_request: 400,
  invalid_cursor: 400,
  not_signed_in: 401,
  wrong_credentials: 401,
  email_unconfirmed: 403,
  not_yours: 403,
  unsupported_media_type: 415,
  origin_not_allowed: 403,
  not_found: 404,
  handle_taken: 409,
  method_not_allowed: 405,
  payload_too_large: 413,
  message_blank: 422,
  message_exceed_max_chars: 422,
  ttl_blank: 422,
  ttl_invalid: 422,
  search_term_blank: 422,
  user_receiver_handle_blank: 422,
  display_name_blank: 422,
  display_name_too_long: 422,
  bio_exceed_max_chars: 422,
  handle_invalid: 422,
  email_invalid: 422,
  password_blank: 422,
  password_too_short: 422,
  password_too_long: 422,
  wrong_password: 422,
  code_invalid: 422,
  image_invalid: 422,
  yourself: 422,
  invalid_field: 422,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** The one shape of every answer that is not a success. */
export const ErrorBody = z
  .object({
    code: z.string().meta({ description: 'Stable, for programs', example: 'message_blank' }),
    message: z
      .string()
      .meta({ description: 'A sentence, for people', example: 'A crud needs some words.' }),
    field: z.string().optional().meta({ description: 'The field at fault', example: 'message' }),
    trace_id: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .optional()
      .meta({
        description: 'The reference to quote; the same id finds the request everywhere',
        example: '4bf92f3577b34da6a3ce929d0e0e4736',
      }),
  })
  .meta({ id: 'Error', description: 'What went wrong, in one shape for every refusal' });

export type ErrorBody = z.infer<typeof ErrorBody>;
