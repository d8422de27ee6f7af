/**
 * X-Ray's segment documents, as far as we write them.
 * https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html
 */
export interface SegmentDocument {
  readonly name: string;
  /** 16 hex digits: the span's id. */
  readonly id: string;
  /** `1-8-24`; on segments, and on subsegments that are sent alone. */
  readonly trace_id?: string;
  readonly type?: 'subsegment';
  readonly parent_id?: string;
  /** Epoch seconds. */
  readonly start_time: number;
  readonly end_time: number;
  readonly namespace?: 'remote';
  readonly origin?: string;
  readonly user?: string;
  readonly http?: HttpBlock;
  readonly sql?: SqlBlock;
  readonly service?: { readonly version: string };
  readonly aws?: { readonly xray: { readonly sdk: string; readonly sdk_version: string } };
  /** 4xx. */
  readonly error?: true;
  /** 5xx and exceptions. */
  readonly fault?: true;
  /** 429. */
  readonly throttle?: true;
  readonly cause?: { readonly exceptions: readonly ExceptionBlock[] };
  readonly annotations?: Readonly<Record<string, AnnotationValue>>;
  readonly metadata?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly links?: readonly { readonly trace_id: string; readonly id: string }[];
  readonly subsegments?: readonly SegmentDocument[];
}

export type AnnotationValue = string | number | boolean;

export interface HttpBlock {
  readonly request: {
    readonly method?: string | undefined;
    /** Scheme, host and path; never a query. */
    readonly url?: string | undefined;
    readonly user_agent?: string | undefined;
  };
  readonly response?: { readonly status: number };
}

export interface SqlBlock {
  /** Without credentials. */
  readonly url: string;
  readonly database_type: string;
  readonly sanitized_query?: string | undefined;
}

export interface ExceptionBlock {
  readonly id: string;
  readonly type: string;
  readonly message: string;
  readonly stack?: readonly StackFrame[];
  /** How many frames were left out. */
  readonly truncated?: number;
}

export interface StackFrame {
  readonly path: string;
  readonly line: number;
  readonly label: string;
}
