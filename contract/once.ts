/**
 * Made when it is first asked for. A formatter of `Intl` takes a phone milliseconds to make, which
 * a first paint should not wait for.
 */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
