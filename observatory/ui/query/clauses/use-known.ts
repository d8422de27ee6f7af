import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import type { ColumnInfo } from '../../../api/query.ts';
import { listColumns, listDatasets, listValues } from '../api.ts';

const settleMs = 120;
const none: readonly ColumnInfo[] = [];

/** The columns of a dataset; `known` is false until some have come. */
export function useColumns(dataset: string) {
  const { data } = useQuery({
    queryKey: ['query-columns', dataset],
    queryFn: ({ signal }) => listColumns(dataset, signal),
  });
  return { columns: data ?? none, known: data !== undefined && data.length > 0 };
}

export function useDatasets() {
  return useQuery({
    queryKey: ['query-datasets'],
    queryFn: ({ signal }) => listDatasets(signal),
  });
}

/** The values of the column that is being compared, once the typing pauses. */
export function useValues(dataset: string, wanted: { column: string; typed: string } | null) {
  const key = JSON.stringify(wanted);
  const [settled, setSettled] = useState('null');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key), settleMs);
    return () => clearTimeout(timer);
  }, [key]);
  const asked = JSON.parse(useDeferredValue(settled)) as typeof wanted;
  const { data } = useQuery({
    queryKey: ['query-values', dataset, asked],
    queryFn: ({ signal }) => listValues(dataset, asked?.column ?? '', asked?.typed ?? '', signal),
    enabled: asked !== null && wanted !== null,
    staleTime: 10_000,
    placeholderData: (before) => (wanted?.column === asked?.column ? before : undefined),
  });
  return wanted && wanted.column === asked?.column ? data?.values : undefined;
}
