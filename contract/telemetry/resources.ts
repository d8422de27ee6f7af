/** Resource attributes: who sends. */
export const resourceAttributes = {
  'frontend-react': [
    'service.name',
    'service.namespace',
    'service.version',
    'deployment.environment.name',
    'browser.language',
    'browser.mobile',
    'browser.platform',
    'user_agent.original',
    'telemetry.sdk.*',
    // Spans that the browser had to drop before this request.
    'app.dropped',
    'app.relay',
  ],
  'backend-node': [
    'service.name',
    'service.namespace',
    'service.version',
    'service.instance.id',
    'deployment.environment.name',
    'process.*',
    'host.*',
    'telemetry.sdk.*',
  ],
} as const;
