export type XrayErrorType =
  | 'InvalidRequestException'
  | 'ResourceNotFoundException'
  | 'RuleLimitExceededException'
  | 'ThrottledException'
  | 'TooManyTagsException';

const statuses: Partial<Record<XrayErrorType, number>> = {
  ResourceNotFoundException: 404,
  ThrottledException: 429,
};

/** An error as X-Ray's API names it. */
export class XrayError extends Error {
  readonly type: XrayErrorType;
  readonly status: number;

  constructor(type: XrayErrorType, message: string) {
    super(message);
    this.type = type;
    this.status = statuses[type] ?? 400;
  }
}

export function invalid(message: string): XrayError {
  return new XrayError('InvalidRequestException', message);
}
