import type { QueryAnswer, Scalar } from '../../../api/query.ts';

/** The table as RFC 4180 has it: a line of heads, lines end with CRLF, quotes where needed. */
export function toCsv({ breakdowns, calculations, groups }: QueryAnswer): string {
  const tabled = calculations.filter(({ op }) => op !== 'HEATMAP');
  const lines = [
    [...breakdowns, ...tabled.map(({ key }) => key)],
    ...groups.map(({ group, values }) => [
      ...group,
      ...tabled.map(({ key }) => values[key] ?? null),
    ]),
  ];
  return lines.map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

function field(value: Scalar | null): string {
  if (value === null) return '';
  const text = String(value);
  // No text is not no value: that has no quotes.
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The whole answer, series and heatmaps too. */
export function toJson(answer: QueryAnswer): string {
  return `${JSON.stringify(answer, null, 2)}\n`;
}

/** Has the browser save a text as a file. */
export function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
