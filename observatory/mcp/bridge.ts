import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  ErrorCode,
  isInitializeRequest,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
} from '@modelcontextprotocol/sdk/types.js';

/**
 * Hands messages between standard input and output and the Observatory at that address, until the
 * input ends. Nothing but messages goes to standard output.
 */
export async function bridge(address: string): Promise<void> {
  const program = new StdioServerTransport();
  const observatory = new StreamableHTTPClientTransport(new URL('/mcp', address));
  const underWay = new Set<Promise<void>>();
  let initializing: string | number | undefined;

  const refuse = async (message: JSONRPCMessage, error: unknown) => {
    const sentence = sentenceOf(error, address);
    console.error(sentence);
    if (!isJSONRPCRequest(message)) return;
    const answer = { code: ErrorCode.InternalError, message: sentence };
    await program.send({ jsonrpc: '2.0', id: message.id, error: answer });
  };
  program.onmessage = async (message) => {
    if (isInitializeRequest(message) && isJSONRPCRequest(message)) initializing = message.id;
    const sent = observatory.send(message).catch((error: unknown) => refuse(message, error));
    underWay.add(sent);
    await sent;
    underWay.delete(sent);
  };
  observatory.onmessage = async (message: JSONRPCMessage) => {
    if (isJSONRPCResultResponse(message) && message.id === initializing) {
      observatory.setProtocolVersion(String(message.result.protocolVersion));
    }
    await program.send(message);
  };
  program.onclose = () => void observatory.close();
  program.onerror = (error) => console.error(error.message);
  // What was asked before the input ended is still answered.
  process.stdin.on('end', () => void Promise.all(underWay).then(() => program.close()));

  await observatory.start();
  await program.start();
}

function sentenceOf(error: unknown, address: string): string {
  // What `fetch` throws when nothing listens there.
  if (error instanceof TypeError) {
    const advice = 'Start it with npm start, or set OBSERVATORY_URL.';
    return `The Observatory is not running at ${address}. ${advice}`;
  }
  return `The Observatory did not take the message: ${(error as Error).message}`;
}
