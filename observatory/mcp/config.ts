/** Where the Observatory is that the bridge asks: OBSERVATORY_URL, or its usual port on this machine. */
export function readAddress(env: NodeJS.ProcessEnv = process.env): string {
  return env.OBSERVATORY_URL || `http://127.0.0.1:${env.OBSERVATORY_PORT || 4318}`;
}
