import { expect, type Locator, type Page } from '@playwright/test';
import type { QueryAnswer, QueryRequest, QuerySpec } from '../../observatory/api/query.ts';

type Clause = 'SELECT' | 'WHERE' | 'GROUP BY';

/** The Observatory's screen for questions, used as a person uses it. */
export class QueryScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** @param observatory its address */
  async open(observatory: string): Promise<void> {
    await this.page.goto(`${observatory}/query`);
    await expect(this.field('SELECT')).toBeVisible();
  }

  field(clause: Clause): Locator {
    return this.page.getByRole('combobox', { name: clause, exact: true });
  }

  /** Types one more thing into a clause. */
  async type(clause: Clause, text: string): Promise<void> {
    await this.field(clause).focus();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
    await expect(
      this.page.getByRole('button', { name: `Edit ${text}`, exact: true }),
    ).toBeVisible();
  }

  /** Takes all out of a clause with the key that deletes backwards. */
  async empty(clause: Clause): Promise<void> {
    const tokens = this.page
      .locator('.clause')
      .filter({ has: this.field(clause) })
      .getByRole('button', { name: /^Remove / });
    await this.field(clause).focus();
    while ((await tokens.count()) > 0) {
      const before = await tokens.count();
      await this.page.keyboard.press('Backspace');
      await expect(this.field(clause)).toHaveValue(/./);
      await expect(this.field(clause)).toBeFocused();
      await this.page.keyboard.press('ControlOrMeta+a');
      await this.page.keyboard.press('Backspace');
      await this.page.keyboard.press('Backspace');
      await expect(tokens).toHaveCount(before - 1);
    }
  }

  /** Asks what stands there; resolves to what came back for the screen to show. */
  async run(): Promise<QueryAnswer> {
    return this.answerTo(() => this.page.keyboard.press('ControlOrMeta+Enter'));
  }

  /** Does what makes the screen ask another question; resolves to what came back. */
  async answerTo(act: () => Promise<unknown>): Promise<QueryAnswer> {
    const answering = this.page.waitForResponse((each) => each.url().endsWith('/api/query'));
    await act();
    const answer = await answering;
    expect(answer.status(), await answer.text()).toBe(200);
    const asked = answer.request().postDataJSON() as QueryRequest;
    expect(this.question(), 'the address holds what is asked').toEqual(asked.query);
    return (await answer.json()) as QueryAnswer;
  }

  /** The question that the address bar holds. */
  question(): QuerySpec {
    const { searchParams } = new URL(this.page.url());
    return JSON.parse(searchParams.get('query') ?? 'null') as QuerySpec;
  }

  async tab(name: 'Overview' | 'Raw rows' | 'Traces' | 'JSON'): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  /** The numbers under the charts, a row a group. */
  get table(): Locator {
    return this.page.getByRole('table', { name: 'The calculations over the whole time' });
  }

  /** A cell of that table by its row, a group or `All rows`, and its column. */
  async cell(row: string, column: string): Promise<Locator> {
    const heads = await this.table.getByRole('columnheader').allInnerTexts();
    const at = heads.findIndex((head) => head.trim() === column);
    expect(at, `${column} among ${heads}`).toBeGreaterThanOrEqual(0);
    const line = this.table
      .getByRole('row')
      .filter({ has: this.page.getByText(row, { exact: true }) });
    return line.getByRole('cell').nth(at);
  }

  chart(name: string): Locator {
    return this.page.getByRole('application', { name, exact: true });
  }

  /** The table of the rows themselves. */
  get rows(): Locator {
    return this.page.getByRole('region', { name: 'Raw rows' }).getByRole('table');
  }
}

/** Milliseconds of a duration as a person reads it: `12.3 ms`, `450 µs`, `1.2 s`. */
export function readMs(text: string): number {
  const [, number = '', unit = ''] = /^([\d.,]+) (µs|ms|s)$/.exec(text.trim()) ?? [];
  const factor = { µs: 0.001, ms: 1, s: 1000 }[unit] ?? Number.NaN;
  return Number(number.replaceAll(',', '')) * factor;
}
