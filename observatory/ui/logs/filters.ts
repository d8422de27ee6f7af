import { type LogLevel, logLevels } from '../../api/logs.ts';
import { parseId } from '../../ids.ts';

/** What the log is narrowed to; the address bar holds it. Empty for no narrowing. */
export interface LogFilters {
  search: string;
  group: string;
  stream: string;
  /** This level and all that are more serious. */
  level: LogLevel | '';
  /** 32 hex digits. */
  trace: string;
  /** `0` leaves out requests for files of a page, as scripts and styles are. */
  files: '' | '0';
}

/** Reads the address bar; anything it cannot make sense of counts as not given. */
export function readFilters(params: URLSearchParams): LogFilters {
  const level = logLevels.find((known) => known === params.get('level')) ?? '';
  const group = params.get('group') ?? '';
  return {
    search: params.get('search')?.trim() ?? '',
    group,
    stream: group ? (params.get('stream') ?? '') : '',
    level,
    trace: parseId(params.get('trace') ?? '')?.traceId ?? '',
    files: params.get('files') === '0' ? '0' : '',
  };
}

/** The filters as the address bar and GET /api/logs hold them; only what narrows. */
export function writeFilters(filters: LogFilters): URLSearchParams {
  return new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''));
}

export function isNarrowed(filters: LogFilters): boolean {
  return writeFilters(filters).size > 0;
}

export const noFilters: LogFilters = {
  search: '',
  group: '',
  stream: '',
  level: '',
  trace: '',
  files: '',
};
