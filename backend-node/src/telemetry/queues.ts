const lengths = new Map<string, () => number>();

/** Makes the length of a queue of telemetry known under a name; the answer takes it back. */
export function watchQueue(name: string, length: () => number): () => void {
  lengths.set(name, length);
  return () => {
    if (lengths.get(name) === length) lengths.delete(name);
  };
}

/** How much waits in each queue that is known. */
export function queueLengths(): ReadonlyMap<string, number> {
  return new Map([...lengths].map(([name, length]) => [name, length()]));
}
