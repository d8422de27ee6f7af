import { activate, active } from './carrier.ts';
import { tell } from './journal.ts';
import { begin, type Operation, release } from './operations.ts';

/** Text fields are left out: to put the cursor somewhere is no action. */
const WIDGETS =
  'button,a[href],summary,input:is([type=checkbox],[type=radio],[type=submit],[type=button]),' +
  ':is([role=button],[role=link],[role^=menuitem],[role=tab],[role=option],[role=switch])';

/** Actions whose event is still being worked off, oldest first. */
const turns: Operation[] = [];
let dispatched: Event | undefined;

/**
 * Begins one operation for each click or submit. Window and capture phase, since React listens at
 * its root: every handler then runs inside. Keyboard activation arrives as the same two events.
 */
export function listenForActions(): void {
  const { port1, port2 } = new MessageChannel();
  // A message is a task of its own: it comes after all listeners and the microtasks of the event.
  port1.onmessage = () => {
    const operation = turns.shift();
    if (!operation) return;
    if (active() === operation) activate(undefined);
    release(operation);
  };
  const notice = (event: Event) => {
    const operation = actionOf(event);
    if (!operation) return;
    turns.push(operation);
    activate(operation);
    port2.postMessage(0);
  };
  addEventListener('click', notice, true);
  addEventListener('submit', notice, true);
}

function actionOf(event: Event): Operation | undefined {
  const { target, type } = event;
  if (!(target instanceof Element)) return undefined;
  const turn = turns.at(-1);
  if (turn && type === 'submit') {
    // The click on the submit button, or Enter in a field, led here: one action.
    Object.assign(turn, nameOf(type, target));
    tell({ type: 'renamed', operation: turn });
    return undefined;
  }
  // A click that a handler makes while another event is being dispatched belongs to that one.
  if (turn && dispatched?.eventPhase) return undefined;
  const widget = type === 'submit' ? target : target.closest(WIDGETS);
  if (!widget) return undefined;
  dispatched = event;
  return begin({ kind: 'action', ...nameOf(type, widget) });
}

/** Named by the developer's `name` attribute, never by text: what is on a button may be personal. */
function nameOf(type: string, widget: Element) {
  const given = widget.getAttribute('name') ?? widget.getAttribute('role') ?? widget.localName;
  const label = given
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40);
  return {
    name: `${type} ${label === 'a' ? 'link' : label}`,
    attributes: { 'app.action.type': type, 'app.widget.name': label },
  };
}
