/** Protocol Buffers' wire types (protobuf.dev/programming-guides/encoding). */
const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;

const INITIAL_BYTES = 256 * 1_024;
const ZERO = 0x30;
const LOWER_A = 0x61;

/** A growing buffer that Protocol Buffers are written into; used again for every message. */
export class ProtobufBuffer {
  #buffer = Buffer.allocUnsafeSlow(INITIAL_BYTES);
  #at = 0;

  /** A copy of what was written since the last time. */
  finish(): Uint8Array<ArrayBuffer> {
    const bytes = Uint8Array.prototype.slice.call(this.#buffer, 0, this.#at);
    this.#at = 0;
    return bytes;
  }

  varint(field: number, value: number): void {
    this.#tag(field, VARINT);
    if (Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff) this.#plainVarint(value);
    else this.#bigVarint(BigInt.asUintN(64, BigInt(value)));
  }

  double(field: number, value: number): void {
    this.#tag(field, FIXED64);
    this.#ensure(8);
    this.#at = this.#buffer.writeDoubleLE(value, this.#at);
  }

  fixed32(field: number, value: number): void {
    this.#tag(field, FIXED32);
    this.#ensure(4);
    this.#at = this.#buffer.writeUInt32LE(value >>> 0, this.#at);
  }

  /** Nanoseconds since the epoch of `[seconds, nanoseconds]`, which no double holds exactly. */
  time(field: number, [seconds, nanoseconds]: readonly [number, number]): void {
    this.#tag(field, FIXED64);
    this.#ensure(8);
    const small = (seconds % 0x1_0000) * 1e9 + nanoseconds;
    const large = Math.floor(seconds / 0x1_0000) * 1e9;
    const low = (small % 0x1_0000_0000) + (large % 0x1_0000) * 0x1_0000;
    const carry = Math.floor(low / 0x1_0000_0000);
    const high = Math.floor(small / 0x1_0000_0000) + Math.floor(large / 0x1_0000) + carry;
    this.#at = this.#buffer.writeUInt32LE(low % 0x1_0000_0000, this.#at);
    this.#at = this.#buffer.writeUInt32LE(high, this.#at);
  }

  /** Bytes given as lower-case hexadecimal digits. */
  hex(field: number, digits: string): void {
    const length = digits.length >> 1;
    this.#tag(field, LENGTH_DELIMITED);
    this.#plainVarint(length);
    this.#ensure(length);
    for (let n = 0; n < digits.length; n += 2) {
      this.#buffer[this.#at] = (nibble(digits, n) << 4) | nibble(digits, n + 1);
      this.#at += 1;
    }
  }

  string(field: number, text: string): void {
    const length = Buffer.byteLength(text);
    this.#tag(field, LENGTH_DELIMITED);
    this.#plainVarint(length);
    this.#ensure(length);
    this.#at += this.#buffer.write(text, this.#at, length, 'utf8');
  }

  /** A message that is encoded already. */
  bytes(field: number, bytes: Uint8Array): void {
    this.#tag(field, LENGTH_DELIMITED);
    this.#plainVarint(bytes.length);
    this.#ensure(bytes.length);
    this.#buffer.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  /** Begins a message inside; `end` with the answer puts its length before it. */
  begin(field: number): number {
    this.#tag(field, LENGTH_DELIMITED);
    this.#ensure(1);
    this.#at += 1;
    return this.#at;
  }

  end(start: number): void {
    const length = this.#at - start;
    const extra = varintSize(length) - 1;
    if (extra > 0) {
      this.#ensure(extra);
      this.#buffer.copyWithin(start + extra, start, this.#at);
    }
    this.#at = start - 1;
    this.#plainVarint(length);
    this.#at = start + extra + length;
  }

  /** What was written since `begin` gave `start`, as a message of its own. */
  copyFrom(start: number): Uint8Array {
    return Uint8Array.prototype.slice.call(this.#buffer, start, this.#at);
  }

  #tag(field: number, wireType: number): void {
    this.#plainVarint((field << 3) | wireType);
  }

  #plainVarint(value: number): void {
    this.#ensure(5);
    let rest = value;
    while (rest > 0x7f) {
      this.#buffer[this.#at] = (rest & 0x7f) | 0x80;
      this.#at += 1;
      rest >>>= 7;
    }
    this.#buffer[this.#at] = rest;
    this.#at += 1;
  }

  #bigVarint(value: bigint): void {
    this.#ensure(10);
    let rest = value;
    for (; rest > 0x7fn; rest >>= 7n) {
      this.#at = this.#buffer.writeUInt8(Number(rest & 0x7fn) | 0x80, this.#at);
    }
    this.#at = this.#buffer.writeUInt8(Number(rest), this.#at);
  }

  #ensure(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#buffer.length * 2, this.#at + bytes));
    larger.set(this.#buffer.subarray(0, this.#at));
    this.#buffer = larger;
  }
}

function nibble(digits: string, at: number): number {
  const code = digits.charCodeAt(at);
  return code >= LOWER_A ? code - LOWER_A + 10 : code - ZERO;
}

function varintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest > 0x7f; rest >>>= 7) size += 1;
  return size;
}
