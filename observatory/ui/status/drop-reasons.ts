/** Why something was not kept, in words that go on after `3 spans`; by the receivers' own codes. */
const reasons: Readonly<Record<string, string>> = {
  span_cap: 'made room for newer ones: more than OBSERVATORY_MAX_SPANS',
  disk_cap: 'made room for newer ones: more than OBSERVATORY_MAX_DISK_MB',
  trace_too_large: 'not taken: their trace has too many already',
  metric_cap: 'made room for newer ones: more are not kept',
  metric_age: 'deleted: older than points are kept',
  series_cap: 'not taken: there are too many series',
  attributes_too_large: 'not taken: their attributes are too large',
  invalid_name: 'not taken: the name of their metric is not valid',
  invalid_point: 'not taken: they cannot be read',
  point_too_old: 'not taken: older than points are kept',
  point_too_new: 'not taken: more than two hours ahead, by a wrong clock perhaps',
  out_of_order: 'not taken: older than one of their series that is here',
  not_written: 'lost: they could not be written',
  segment_cap: 'made room for newer ones: more are not kept',
  segment_invalid: 'not taken: they are no segments of X-Ray',
  segment_queue_full: 'not taken: they came faster than they can be written',
  segment_write_failed: 'lost: they could not be written',
  datagram_invalid: 'not taken: their datagram cannot be read',
  datagram_lost: 'lost on the way, since datagrams came too fast',
  log_cap: 'made room for newer ones: more are not kept',
  log_stream_cap: 'made room for newer ones: there are too many streams',
  log_too_old: 'not taken: older than CloudWatch Logs accepts',
  log_too_new: 'not taken: further ahead than CloudWatch Logs accepts',
  log_out_of_time: 'not taken: too old or too far ahead',
  invalid_record: 'not taken: they cannot be read',
  too_many_streams: 'not taken: there are too many streams',
  error_invalid: 'not taken: they are no items of Rollbar',
  error_too_large: 'not taken: too large',
  error_queue: 'not taken: they came faster than they can be grouped',
  item_cap: 'made room for newer errors',
  occurrence_cap: 'made room for newer ones of the same error',
  source_map_cap: 'source maps that made room for newer ones',
  mail_cap: 'made room for newer ones',
  mail_too_large: 'not taken: too large',
  mail_unreadable: 'not taken: they cannot be read',
};

/** Reasons that are no loss: what was kept for as long as it should be. */
const expected: ReadonlySet<string> = new Set(['metric_age']);

export function isLoss(reason: string): boolean {
  return !expected.has(reason);
}

/** A reason in words; the words of one that is new here are those of its code. */
export function describeReason(reason: string): string {
  return reasons[reason] ?? reason.replaceAll('_', ' ');
}
