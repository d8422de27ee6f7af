import { resourceAttributes } from '@cruddur/contract/telemetry/resources.ts';
import { isDeclared } from '@cruddur/contract/telemetry/spans.ts';
import { cleanAttributes } from './clean-span.ts';
import { type Attribute, ResourceAttribute } from './schema.ts';

const VALUE_LIMIT = 300;

/** What is the server's to say, whatever the browser said. */
export interface Stamp {
  readonly namespace: string;
  readonly environment: string;
}

/** The resource of a browser's spans: what the contract lists, and the server's word on the rest. */
export function browserResource(given: unknown[], stamp: Stamp): Attribute[] {
  const known = given.flatMap((entry) => {
    const { data } = ResourceAttribute.safeParse(entry);
    return data && isDeclared(data.key, resourceAttributes['frontend-react']) && isShort(data)
      ? [data]
      : [];
  });
  const stamped = {
    'service.name': 'frontend-react',
    'service.namespace': stamp.namespace,
    'deployment.environment.name': stamp.environment,
    'app.relay': 'backend-node',
  };
  return cleanAttributes([
    ...known,
    ...Object.entries(stamped).map(([key, text]) => ({ key, value: { stringValue: text } })),
  ]).attributes;
}

function isShort({ value }: Attribute): boolean {
  return (
    !('arrayValue' in value) && !('stringValue' in value && value.stringValue.length > VALUE_LIMIT)
  );
}
