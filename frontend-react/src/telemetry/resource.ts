import type { Attributes } from '@opentelemetry/api';
import { SDK_INFO } from '@opentelemetry/core';
import {
  ATTR_TELEMETRY_SDK_LANGUAGE,
  ATTR_TELEMETRY_SDK_NAME,
  ATTR_TELEMETRY_SDK_VERSION,
} from '@opentelemetry/semantic-conventions';
import { version } from '../../package.json';

interface UserAgentData {
  readonly mobile?: boolean;
  readonly platform?: string;
}

/** Who sends, as resource attributes. The relay overwrites the name and adds where it came from. */
export function resourceAttributes(): Attributes {
  const { userAgentData } = navigator as Navigator & { userAgentData?: UserAgentData };
  return {
    'service.name': 'frontend-react',
    'service.version': version,
    'deployment.environment.name': import.meta.env.MODE,
    'browser.language': navigator.language,
    'browser.mobile': userAgentData?.mobile,
    'browser.platform': userAgentData?.platform,
    'user_agent.original': navigator.userAgent,
    [ATTR_TELEMETRY_SDK_NAME]: SDK_INFO[ATTR_TELEMETRY_SDK_NAME],
    [ATTR_TELEMETRY_SDK_LANGUAGE]: SDK_INFO[ATTR_TELEMETRY_SDK_LANGUAGE],
    [ATTR_TELEMETRY_SDK_VERSION]: SDK_INFO[ATTR_TELEMETRY_SDK_VERSION],
  };
}
