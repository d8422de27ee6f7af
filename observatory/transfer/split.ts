import { FileError } from './file-error.ts';

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const colon = 0x3a;
const byteOrderMark = [0xef, 0xbb, 0xbf];

const isSpace = (byte: number) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

/** How deep the pieces are: in the list of a member of the document. */
const pieceDepth = 2;
const longestKey = 100;
const maximumMembers = 100;

/**
 * Cuts a file of OTLP/JSON, which may be far larger than memory, into the elements of its lists
 * `resourceSpans`. One document as exporters and the Observatory write it is cut as well as many on a
 * line each, as the Collector's file exporter writes them. The pieces' own syntax is not looked at.
 */
export class Splitter {
  readonly #largest: number;
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** The bytes of a key or a piece so far, where one was begun. */
  #key: number[] | undefined;
  #piece: Buffer[] | undefined;
  #pieceBytes = 0;
  #member = '';
  #inList = false;
  #position = 0;
  /** Names of the documents' members, such as `resourceSpans` and `resourceLogs`. */
  readonly members = new Set<string>();

  /** @param largest bytes that a piece may have */
  constructor(largest: number) {
    this.#largest = largest;
  }

  /** Bytes of a piece that has begun and not ended yet. */
  get held(): number {
    return this.#pieceBytes;
  }

  /** The pieces that end in this chunk. @throws FileError */
  *push(chunk: Buffer): Generator<Buffer> {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (this.#inString) this.#string(byte);
      else if (byte === quote) this.#beginString(at);
      else if (byte === openBrace || byte === openBracket) {
        if (this.#depth === pieceDepth && this.#inList && byte === openBrace) {
          this.#piece = [];
          from = at;
        }
        this.#open(byte, at);
      } else if (byte === closeBrace || byte === closeBracket) {
        this.#depth--;
        if (this.#depth < pieceDepth) this.#inList = false;
        if (this.#depth === pieceDepth && this.#piece) {
          yield this.#end(chunk.subarray(from, at + 1));
        }
      } else if (byte === colon && this.#depth === 1) this.#note();
      else if (this.#depth === 0 && !isSpace(byte) && !this.#isMark(byte, at)) {
        throw this.#notJson(at);
      }
    }
    if (this.#piece) this.#keep(chunk.subarray(from));
    this.#position += chunk.length;
  }

  /** @throws FileError when the file ends in the middle of a document */
  end(): void {
    if (this.#depth === 0 && !this.#inString) return;
    throw new FileError('The file ends in the middle of a document; it may have been cut off.');
  }

  #beginString(at: number): void {
    if (this.#depth === 0) throw this.#notJson(at);
    this.#inString = true;
    this.#key = this.#depth === 1 ? [] : undefined;
  }

  #string(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === backslash) this.#escaped = true;
    else if (byte === quote) {
      this.#inString = false;
      return;
    }
    if (this.#key && this.#key.length < longestKey) this.#key.push(byte);
  }

  #open(byte: number, at: number): void {
    if (this.#depth === 0 && byte !== openBrace) throw this.#notJson(at);
    this.#depth++;
    if (this.#depth === pieceDepth) {
      this.#inList = byte === openBracket && this.#member === 'resourceSpans';
    }
  }

  /** After a key of a document. */
  #note(): void {
    this.#member = Buffer.from(this.#key ?? []).toString();
    if (this.members.size < maximumMembers) this.members.add(this.#member);
  }

  /** Some editors begin a file with the mark of UTF-8. */
  #isMark(byte: number, at: number): boolean {
    return byte === byteOrderMark[this.#position + at];
  }

  #keep(part: Buffer): void {
    this.#pieceBytes += part.length;
    if (this.#pieceBytes > this.#largest) {
      const most = `${this.#largest / 2 ** 20} MiB`;
      throw new FileError(`One element of resourceSpans is larger than ${most}; split it.`);
    }
    this.#piece?.push(part);
  }

  #end(part: Buffer): Buffer {
    this.#keep(part);
    const piece = Buffer.concat(this.#piece ?? [], this.#pieceBytes);
    this.#piece = undefined;
    this.#pieceBytes = 0;
    return piece;
  }

  #notJson(at: number): FileError {
    const expected = 'a document of OTLP/JSON, { … }, is expected there, or one on each line';
    return new FileError(`The file is not OTLP/JSON at byte ${this.#position + at}: ${expected}.`);
  }
}
