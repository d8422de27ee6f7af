/** A decoded message of either encoding, its fields not yet checked. */
export type Message = Record<string, unknown>;

/**
 * How one encoding writes what the two write differently. Each throws MalformedError for a value
 * that the encoding does not allow, and gives proto3's default for an absent one.
 */
export interface Scalars {
  /** Lower-case hex; empty when absent or all zero; InvalidItemError when the length is wrong. */
  id(value: unknown, bytes: number, field: string): string;
  uint64(value: unknown, field: string): bigint;
  sint32(value: unknown, field: string): number;
  uint32(value: unknown, field: string): number;
  enumeration(value: unknown, names: readonly string[], field: string): number;
  /** Decimal. */
  int64(value: unknown): string;
  double(value: unknown, field?: string): number;
  base64(value: unknown): string;
}
