import type { RollbarSettings } from '@cruddur/contract/api/settings.ts';
import Rollbar from 'rollbar/src/browser/core';
import scrub from 'rollbar/src/scrub';
import type { Crumb } from './crumbs.ts';
import type { Report } from './report.ts';

/** Who met a failure, and where. */
export interface Surroundings {
  /** Address of the page, redacted. */
  readonly url: string;
  /** Pattern of the page, such as `/@:handle/status/:uuid`. */
  readonly route: string;
  readonly sessionId: string;
  /** The person's uuid, and nothing else of them. */
  readonly personId: string | undefined;
  readonly crumbs: readonly Crumb[];
}

/** What is used of an item as rollbar.js has made it so far. */
interface ItemData {
  client?: { javascript?: Record<string, unknown> };
  body: { telemetry?: readonly Crumb[]; trace?: { exception: { message: string } } };
}

interface Sending extends Report, Surroundings {}

const TIMEOUT_MS = 10_000;
/** A receiver that fails so often in a row is blocked or gone: this page leaves it alone. */
const MAX_FAILURES = 3;

// rollbar.js made of what is used: its recording of fields, console, network and sessions stays
// away, and with it half of its size.
Rollbar.setComponents({ scrub });

/** Sends reports with rollbar.js. Nothing that goes wrong here is heard of anywhere. */
export class Client {
  readonly #rollbar: Rollbar;
  #sending: Sending | undefined;
  #failures = 0;

  /** @param codeVersion names the build that the source maps were uploaded for */
  constructor(settings: RollbarSettings, codeVersion: string) {
    this.#rollbar = new Rollbar({
      ...optionsOf(settings),
      transform: (data) => {
        if (this.#sending) complete(data as unknown as ItemData, this.#sending, codeVersion);
      },
    });
  }

  send(report: Sending): void {
    if (this.#failures >= MAX_FAILURES) return;
    const { what, traceId, route, sessionId, custom } = report;
    this.#sending = report;
    try {
      const told = { ...custom, trace_id: traceId, route, session_id: sessionId };
      this.#rollbar.error(what, told, (error?: unknown) => {
        this.#failures = error ? this.#failures + 1 : 0;
      });
    } finally {
      // rollbar.js has made the item by now; it only posts it later.
      this.#sending = undefined;
    }
  }
}

function optionsOf({
  access_token,
  endpoint,
  environment,
}: RollbarSettings): Rollbar.Configuration {
  return {
    accessToken: access_token,
    // Of answers at the bare address rollbar.js reads headers about session replay, and Chromium
    // complains in the console where the receiver does not expose them.
    endpoint: `${endpoint}?from=browser`,
    environment,
    timeout: TIMEOUT_MS,
    // The light part of telemetry listens from the first moment on; twice would be two items.
    captureUncaught: false,
    captureUnhandledRejections: false,
    autoInstrument: false,
    captureIp: false,
    // The second net below Limits, in case this page is wrong about itself.
    maxItems: 15,
    itemsPerMinute: 10,
    // rollbar.js knows this level, its types do not: it says nothing to the console.
    logLevel: 'disable' as 'critical',
  };
}

/** Adds to an item what rollbar.js does not know, and takes out what it should not tell. */
function complete(data: ItemData, report: Sending, codeVersion: string): void {
  const { what, at, url, route, personId, crumbs, traceId, fingerprint } = report;
  const javascript = data.client?.javascript;
  delete javascript?.plugins;
  Object.assign(javascript ?? {}, {
    code_version: codeVersion,
    source_map_enabled: true,
    guess_uncaught_frames: true,
  });
  Object.assign(data, {
    timestamp: Math.round(at / 1000),
    code_version: codeVersion,
    context: route,
    request: { url },
    ...(personId && { person: { id: personId } }),
    ...(fingerprint && { fingerprint }),
    ...(traceId && { attributes: [{ key: 'trace_id', value: traceId }] }),
  });
  data.body.telemetry = crumbs;
  // rollbar.js takes the words before a colon for a class, and leaves them out.
  if (data.body.trace && what instanceof Error) data.body.trace.exception.message = what.message;
}
