import type { TcpAddress } from './sampling/daemon-client.ts';

/** Where the X-Ray daemon takes segments (UDP) and calls of the API (TCP). */
export interface DaemonAddress {
  /** For people. */
  readonly name: 'X-Ray daemon' | 'Observatory';
  readonly udp: { readonly host: string; readonly port: number };
  readonly tcp: TcpAddress;
}

/** The module's own object, whose type declarations leave the addresses out. */
interface DaemonConfig {
  setDaemonAddress(address: string): void;
  readonly udp_ip: string;
  readonly udp_port: string | number;
  readonly tcp_ip: string;
  readonly tcp_port: string | number;
}

/**
 * The daemon's address as aws-xray-sdk-core reads it: AWS_XRAY_DAEMON_ADDRESS, `host:port` or
 * `tcp:host:port udp:host:port`; else OBSERVATORY_XRAY_ADDRESS; undefined without either. Throws a
 * TypeError that names the variable when it holds no address. Only this small module of the SDK is
 * loaded, which patches nothing and prints nothing.
 */
export async function daemonAddress(env: NodeJS.ProcessEnv): Promise<DaemonAddress | undefined> {
  const daemon = env.AWS_XRAY_DAEMON_ADDRESS;
  const given = daemon || env.OBSERVATORY_XRAY_ADDRESS;
  if (!given) return undefined;
  const variable = daemon ? 'AWS_XRAY_DAEMON_ADDRESS' : 'OBSERVATORY_XRAY_ADDRESS';
  try {
    // It reads AWS_XRAY_DAEMON_ADDRESS when it is loaded, and throws when that is no address.
    const module = await import('aws-xray-sdk-core/dist/lib/daemon_config.js');
    const config = module.default as unknown as DaemonConfig;
    config.setDaemonAddress(given);
    return {
      name: daemon ? 'X-Ray daemon' : 'Observatory',
      udp: checked(config.udp_ip, config.udp_port),
      tcp: checked(config.tcp_ip, config.tcp_port),
    };
  } catch {
    throw new TypeError(
      `${variable} is no address such as 127.0.0.1:2000 or tcp:127.0.0.1:2000 udp:127.0.0.1:2000`,
    );
  }
}

function checked(host: string | undefined, port: string | number | undefined) {
  const number = Number(port);
  if (!host || !Number.isInteger(number) || number < 1 || number > 65_535) throw new TypeError();
  return { host, port: number };
}
