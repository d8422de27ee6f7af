import type { Request, RequestHandler } from 'express';
import { unknownKey } from './problem.ts';

export type KeyKind = 'configuration' | 'ingest';

/**
 * What kind of key a request brings. Nobody is asked whether it is known: any key is, and what it
 * may do follows from its form. Ingest keys begin with `hcaik_`, management keys, which are of no
 * use below /1, with `hcamk_`, where the third letter varies
 * (https://docs.honeycomb.io/api/authentication/).
 * @throws Problem 401 without a key
 */
export function kindOfKey(request: Request): KeyKind {
  const key = request.get('x-honeycomb-team')?.trim() ?? '';
  if (key === '' || /^hc[a-z]mk_/.test(key)) throw unknownKey();
  return /^hc[a-z]ik_/.test(key) ? 'ingest' : 'configuration';
}

/** Lets pass who may read and change things, which keys that only send may not. */
export const configurationKey: RequestHandler = (request, _response, next) => {
  if (kindOfKey(request) !== 'configuration') throw unknownKey();
  next();
};

/** GET /1/auth: what the key may do, and where it belongs. */
export const auth: RequestHandler = (request, response) => {
  const kind = kindOfKey(request);
  const configures = kind === 'configuration';
  response.json({
    id: 'observatory',
    type: kind,
    api_key_access: {
      events: true,
      create_datasets: true,
      queries: configures,
      columns: configures,
      boards: configures,
      // There are none of these here.
      markers: false,
      recipients: false,
      slos: false,
      triggers: false,
    },
    environment: { name: 'Observatory', slug: 'observatory' },
    team: { name: 'Observatory', slug: 'observatory' },
  });
};
