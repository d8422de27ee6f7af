/** A refusal as CloudWatch's clients know it. */
export class MonitoringError extends Error {
  /** The error's shape in the API. */
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}
