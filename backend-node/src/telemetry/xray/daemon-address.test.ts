import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const module = new URL('./start.ts', import.meta.url).href;

/** Each in a process of its own, since the SDK reads the variable when it is loaded. */
function start(env: NodeJS.ProcessEnv): string[] {
  const program = `
    const { startXray } = await import('${module}');
    const pipeline = await startXray(process.env);
    if (pipeline === undefined) process.exit();
    const { default: config } = await import('aws-xray-sdk-core/dist/lib/daemon_config.js');
    console.log(config.udp_ip, config.udp_port, config.tcp_ip, config.tcp_port);
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
  });
  return (stdout + stderr).trim().split('\n');
}

describe('X-Ray is switched by its variables alone, and says so in one line', () => {
  it.each<[NodeJS.ProcessEnv, string[]]>([
    [
      { AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1:9', OBSERVATORY_XRAY_ADDRESS: '127.0.0.1:10' },
      ['X-Ray: on, to X-Ray daemon at udp://127.0.0.1:9', '127.0.0.1 9 127.0.0.1 9'],
    ],
    [
      { AWS_XRAY_DAEMON_ADDRESS: 'tcp:127.0.0.1:9 udp:localhost:10' },
      ['X-Ray: on, to X-Ray daemon at udp://localhost:10', 'localhost 10 127.0.0.1 9'],
    ],
    [
      { OBSERVATORY_XRAY_ADDRESS: '127.0.0.1:9' },
      ['X-Ray: on, to Observatory at udp://127.0.0.1:9', '127.0.0.1 9 127.0.0.1 9'],
    ],
    [{}, ['X-Ray: off (set AWS_XRAY_DAEMON_ADDRESS, or run the Observatory, to turn it on)']],
    [
      { AWS_XRAY_DAEMON_ADDRESS: 'udp:127.0.0.1:9' },
      [expect.stringMatching(/^X-Ray: off \(AWS_XRAY_DAEMON_ADDRESS is no address such as /)],
    ],
    [
      { AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1:port' },
      [expect.stringMatching(/^X-Ray: off \(AWS_XRAY_DAEMON_ADDRESS is no address such as /)],
    ],
    [
      { AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1:9', OTEL_SDK_DISABLED: 'true' },
      ['X-Ray: off (OTEL_SDK_DISABLED or OTEL_TRACES_EXPORTER says so)'],
    ],
  ])('%o', (env, lines) => {
    expect(start(env)).toEqual(lines);
  });
});
