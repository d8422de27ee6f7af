/** A request to an API of AWS that is refused; the type is the name of the SDK's error. */
export class AwsError extends Error {
  readonly status: number;
  readonly type: string;

  constructor(type: string, message: string, status = 400) {
    super(message);
    this.type = type;
    this.status = status;
  }
}
