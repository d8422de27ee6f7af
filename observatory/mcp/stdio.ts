import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  ErrorCode,
  isInitializeRequest,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
} from '@modelcontextprotocol/sdk/types.js';
import { readAddress } from './config.ts';

/**
 * Hands messages between standard input and output and a running Observatory, for programs that start
 * their servers themselves. Nothing but messages goes to standard output.
 */
const address = readAddress();
const program = new StdioServerTransport();
const observatory = new StreamableHTTPClientTransport(new URL('/mcp', address));
let initializing: string | number | undefined;

program.onmessage = async (message) => {
  if (isInitializeRequest(message) && isJSONRPCRequest(message)) initializing = message.id;
  try {
    await observatory.send(message);
  } catch (error) {
    await refuse(message, error as Error);
  }
};
observatory.onmessage = async (message: JSONRPCMessage) => {
  if (isJSONRPCResultResponse(message) && message.id === initializing) {
    observatory.setProtocolVersion(String(message.result.protocolVersion));
  }
  await program.send(message);
};
program.onclose = () => void observatory.close();
program.onerror = (error) => console.error(error.message);
process.stdin.on('end', () => void program.close());

await observatory.start();
await program.start();

async function refuse(message: JSONRPCMessage, error: Error): Promise<void> {
  const isDown = error instanceof TypeError;
  const sentence = isDown
    ? `The Observatory is not running at ${address}. Start it with npm start, or set OBSERVATORY_URL.`
    : `The Observatory did not take the message: ${error.message}`;
  console.error(sentence);
  if (!isJSONRPCRequest(message)) return;
  const code = ErrorCode.InternalError;
  await program.send({ jsonrpc: '2.0', id: message.id, error: { code, message: sentence } });
}
