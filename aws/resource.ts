/** What is said of a resource, in the words of the API that makes it. */
export type Facts = Record<string, unknown>;

/** One thing in AWS that the files here describe. */
export interface Resource {
  /** As `log group cruddur`. */
  readonly name: string;
  /** What the files say; what they leave out is AWS's business. */
  readonly wanted: Facts;
  /** As it is in AWS; undefined when it is not there. */
  current(): Promise<Facts | undefined>;
  create(): Promise<unknown>;
  /** Makes what is there as it is wanted. */
  update(): Promise<unknown>;
}
