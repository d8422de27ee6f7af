/** Bounds of a question, so that none of them can take the whole machine. */
export const limits = {
  calculations: 20,
  filters: 100,
  breakdowns: 10,
  orders: 20,
  havings: 20,
  /** Values of one `in` or `not-in`. */
  listValues: 1000,
  /** Characters of a name or value. */
  text: 10_000,
  /** Honeycomb's own bounds of `limit`. */
  groups: 1000,
  defaultGroups: 100,
  /** A hundred years; what is stored decides what there is to read. */
  timeRangeSeconds: 3_155_760_000,
  defaultTimeRangeSeconds: 7200,
} as const;
