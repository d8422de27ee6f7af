import {
  defaultResource,
  detectResources,
  envDetector,
  type Resource,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import packageJson from '../../package.json' with { type: 'json' };
import { environmentName, serviceName, serviceNamespace } from './environment.ts';
import { instanceId } from './instance.ts';

/** Who sends: this service, this copy of it; OTEL_RESOURCE_ATTRIBUTES may add to it. */
export function createResource(env: NodeJS.ProcessEnv): Resource {
  return defaultResource()
    .merge(
      resourceFromAttributes({
        'service.namespace': serviceNamespace(env),
        'service.version': packageJson.version,
        'service.instance.id': instanceId,
        'deployment.environment.name': environmentName(env),
        'process.pid': process.pid,
        'process.runtime.name': 'nodejs',
        'process.runtime.version': process.versions.node,
      }),
    )
    .merge(detectResources({ detectors: [envDetector] }))
    .merge(resourceFromAttributes({ 'service.name': serviceName(env) }));
}
