/**
 * How many spans an ExportTraceServiceRequest in protobuf holds: resource_spans (1) → scope_spans
 * (2) → spans (2). Nothing else of it is read.
 */
export function countSpans(body: Buffer): number {
  let count = 0;
  for (const resourceSpans of fields(body, 1)) {
    for (const scopeSpans of fields(resourceSpans, 2)) count += [...fields(scopeSpans, 2)].length;
  }
  return count;
}

/** The length-delimited fields of that number in a message that has no others. */
function* fields(message: Buffer, wanted: number): Generator<Buffer> {
  let at = 0;
  while (at < message.length) {
    const number = (message[at] ?? 0) >> 3;
    at += 1;
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = message[at] ?? 0;
      at += 1;
      length += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    if (number === wanted) yield message.subarray(at, at + length);
    at += length;
  }
}
