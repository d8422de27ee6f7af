/**
 * Where the Observatory is that the bridge asks: OBSERVATORY_URL, or its usual port on this machine.
 * @throws Error with a sentence for an address that is none
 */
export function readAddress(env: NodeJS.ProcessEnv = process.env): string {
  const address = env.OBSERVATORY_URL || `http://127.0.0.1:${env.OBSERVATORY_PORT || 4318}`;
  if (/^https?:\/\//.test(address) && URL.canParse(address)) return address;
  throw new Error(`OBSERVATORY_URL is ${address}, and has to be like http://localhost:4318.`);
}
