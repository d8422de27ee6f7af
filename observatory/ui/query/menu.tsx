import { DropdownMenu } from 'radix-ui';
import type { ReactElement } from 'react';

export interface MenuItem {
  label: string;
  onSelect: () => void;
  /** Why it cannot be chosen, or what it does. */
  note?: string;
  disabled?: boolean;
}

type Items = readonly (MenuItem | null)[];

interface Props {
  trigger: ReactElement;
  /** What the actions are about, for a screen reader and in the menu's head. */
  title: string;
  items: Items | (() => Items);
}

/**
 * Actions behind a button; null draws a line. A table has hundreds of them, so all but the button
 * is made when it is opened. Not modal, since that writes a style element.
 */
export function Menu({ trigger, title, items }: Props) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="ask-menu"
          align="start"
          sideOffset={4}
          collisionPadding={8}
        >
          <DropdownMenu.Label className="ask-menu-title">{title}</DropdownMenu.Label>
          <Entries items={items} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Entries({ items }: Pick<Props, 'items'>) {
  return (typeof items === 'function' ? items() : items).map((item, at) =>
    item === null ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing but their place.
      <DropdownMenu.Separator key={at} className="ask-menu-line" />
    ) : (
      <DropdownMenu.Item
        key={item.label}
        className="ask-menu-item"
        disabled={item.disabled}
        onSelect={item.onSelect}
      >
        <span>{item.label}</span>
        {item.note && <small>{item.note}</small>}
      </DropdownMenu.Item>
    ),
  );
}
