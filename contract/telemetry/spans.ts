import { businessEvents } from './events.ts';

/**
 * What both apps promise about their telemetry. Tests hold what arrives against this: a span, an
 * attribute or an event that is not declared here fails, and so does an edge that is missing.
 *
 * Names are OpenTelemetry's semantic conventions where one exists; our own start with `app.`.
 * A key that ends in `.*` declares every key with that prefix.
 */
export interface SpanDeclaration {
  readonly service: 'frontend-react' | 'backend-node';
  readonly kind: 'internal' | 'server' | 'client';
  /** The exact name, or a pattern where the name carries a route or an element. */
  readonly name: RegExp;
  readonly attributes: readonly string[];
  readonly events?: readonly string[];
}

/** Carried by every span, beside the attributes declared for it. */
export const commonAttributes = {
  'frontend-react': [
    'session.id',
    'user.id',
    'app.page',
    // The span was sent before its end; the ended one replaces it when it comes.
    'app.partial',
    // `hidden`: the page may still send the end. `closed`: it was the page's last word.
    'app.partial_reason',
  ],
  'backend-node': [],
} as const;

const httpServer = [
  'http.request.method',
  'http.request.method_original',
  'http.route',
  'http.response.status_code',
  'url.path',
  'url.scheme',
  'url.query',
  'server.address',
  'server.port',
  'network.protocol.version',
  'user_agent.original',
  'user.id',
  'error.type',
];

export const spans = {
  // the browser
  action: {
    service: 'frontend-react',
    kind: 'internal',
    name: /^(click|submit) [a-z][a-z0-9 -]*$/,
    attributes: ['app.action.type', 'app.action.end', 'app.widget.name'],
    events: ['exception'],
  },
  navigation: {
    service: 'frontend-react',
    kind: 'internal',
    name: /^navigate \/.*$/,
    attributes: ['app.route', 'app.navigation.type', 'app.action.end'],
    events: ['exception'],
  },
  background: {
    service: 'frontend-react',
    kind: 'internal',
    name: /^(query\.poll|query\.background|window\.focus|window\.online|live\.event)$/,
    attributes: ['app.action.end'],
    events: ['exception'],
  },
  // An error that happened when no other span was open.
  error: {
    service: 'frontend-react',
    kind: 'internal',
    name: /^(uncaught (error|unhandledrejection)|caught error)$/,
    attributes: [],
    events: ['exception'],
  },
  documentLoad: {
    service: 'frontend-react',
    kind: 'internal',
    name: /^documentLoad$/,
    attributes: ['url.full', 'app.action.end'],
    events: [
      'exception',
      'fetchStart',
      'domInteractive',
      'domContentLoadedEventStart',
      'domContentLoadedEventEnd',
      'domComplete',
      'loadEventStart',
      'loadEventEnd',
      'firstPaint',
      'firstContentfulPaint',
    ],
  },
  documentFetch: {
    service: 'frontend-react',
    kind: 'internal',
    name: /^(documentFetch|resourceFetch)$/,
    attributes: ['url.full', 'http.response.status_code', 'http.response.body.size'],
    events: [
      'fetchStart',
      'domainLookupStart',
      'domainLookupEnd',
      'connectStart',
      'secureConnectionStart',
      'connectEnd',
      'requestStart',
      'responseStart',
      'responseEnd',
    ],
  },
  webVital: {
    service: 'frontend-react',
    kind: 'internal',
    name: /^web_vital (LCP|FCP|TTFB|INP|CLS)$/,
    attributes: ['app.vital.*'],
  },
  fetch: {
    service: 'frontend-react',
    kind: 'client',
    name: /^(GET|POST|PUT|DELETE|PATCH) \/api\/.*$/,
    attributes: [
      'http.request.method',
      'http.response.status_code',
      'http.response.body.size',
      'server.address',
      'server.port',
      'url.full',
      'url.template',
      'error.type',
      'http.client.dns_ms',
      'http.client.connect_ms',
      'http.client.tls_ms',
      'http.client.request_ms',
      'http.client.wait_ms',
      'http.client.response_ms',
      'http.client.server_ms',
      'http.client.network_ms',
    ],
    events: ['exception'],
  },
  // the server
  request: {
    service: 'backend-node',
    kind: 'server',
    name: /^(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS|HTTP)( \/.*)?$/,
    attributes: httpServer,
    events: ['exception', ...Object.keys(businessEvents)],
  },
  handler: {
    service: 'backend-node',
    kind: 'internal',
    name: /^request handler - \/.*$/,
    attributes: ['http.route', 'express.type'],
  },
  homeActivities: {
    service: 'backend-node',
    kind: 'internal',
    name: /^home\.activities$/,
    attributes: ['app.now', 'app.result_length', 'user.id'],
  },
  imageProcess: {
    service: 'backend-node',
    kind: 'internal',
    name: /^image\.process$/,
    attributes: ['app.image.kind', 'app.image.bytes', 'user.id', 'error.type'],
    events: ['exception'],
  },
  sql: {
    service: 'backend-node',
    kind: 'client',
    name: /^(SELECT|INSERT|UPDATE|DELETE|BEGIN|COMMIT|ROLLBACK|WITH|SET|SAVEPOINT)( [a-z_]+)?$/,
    attributes: [
      'db.system.name',
      'db.namespace',
      'db.operation.name',
      'db.collection.name',
      'db.query.text',
      'db.response.status_code',
      'db.response.returned_rows',
      'server.address',
      'server.port',
      'error.type',
    ],
    events: ['exception'],
  },
} as const satisfies Record<string, SpanDeclaration>;

export type SpanKey = keyof typeof spans;

/** Whether `key` is among the declared keys, or has a prefix that is declared with `.*`. */
export function isDeclared(key: string, declared: readonly string[]): boolean {
  return declared.some((one) =>
    one.endsWith('.*') ? key.startsWith(one.slice(0, -1)) : key === one,
  );
}
