import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { listenForActions } from './actions.ts';
import { active } from './carrier.ts';
import { type Entry, read } from './journal.ts';
import type { Operation } from './operations.ts';

let begun: Operation[] = [];

beforeAll(() => {
  listenForActions();
  read((entry: Entry) => {
    if (entry.type === 'begun') begun.push(entry.operation);
  });
});

beforeEach(() => {
  begun = [];
});

function page(html: string): (selector: string) => HTMLElement {
  document.body.innerHTML = html;
  for (const form of document.forms) form.onsubmit = (event) => event.preventDefault();
  return (selector) => document.querySelector<HTMLElement>(selector) ?? document.body;
}

const names = () => begun.map(({ name }) => name);
const quiet = () => vi.waitFor(() => expect(active()).toBeUndefined());

test('a click is one action, named by the name attribute and never by its text', async () => {
  page('<button name="Retry now"><b>Andrew, try again</b></button>')('b').click();
  expect(active()?.operation).toBe(begun[0]);
  await quiet();
  expect(names()).toEqual(['click retry-now']);
  expect(begun[0]?.attributes).toEqual({
    'app.action.type': 'click',
    'app.widget.name': 'retry-now',
  });
  expect(begun[0]?.holds).toBe(0);
});

test('what has no name goes by its role or tag', async () => {
  const $ = page('<a href="#x">Home</a><div role="menuitem">x</div><button>y</button>');
  for (const selector of ['a', 'div', 'button']) {
    $(selector).click();
    await quiet();
  }
  expect(names()).toEqual(['click link', 'click menuitem', 'click button']);
});

test('a click on nothing interactive is no action, nor is one into a text field', () => {
  const $ = page('<p>words</p><input type="text" name="message"><textarea></textarea>');
  for (const selector of ['p', 'input', 'textarea']) $(selector).click();
  expect(names()).toEqual([]);
});

test('a click that submits is one action, the submission', async () => {
  page('<form name="compose"><button>Crud</button></form>')('button').click();
  await quiet();
  expect(names()).toEqual(['submit compose']);
});

test('a form sent by a script is an action too', async () => {
  page('<form name="compose"><button>Crud</button></form>');
  document.forms[0]?.requestSubmit();
  await quiet();
  expect(names()).toEqual(['submit compose']);
});

test('a label and its box are one action, and so is a click within a click', async () => {
  const $ = page(
    '<label>Yes <input type="checkbox" name="agree"></label><button name="outer"></button>',
  );
  $('label').click();
  await quiet();
  $('button').onclick = () => $('input').click();
  $('button').click();
  await quiet();
  expect(names()).toEqual(['click agree', 'click outer']);
});

test('two clicks in one task are two actions', async () => {
  const $ = page('<button name="one"></button><button name="two"></button>');
  $('[name=one]').click();
  $('[name=two]').click();
  expect(active()?.operation?.name).toBe('click two');
  await quiet();
  expect(begun.map(({ holds }) => holds)).toEqual([0, 0]);
  expect(names()).toEqual(['click one', 'click two']);
});
