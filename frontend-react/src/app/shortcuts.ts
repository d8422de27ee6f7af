/** Every key of the page, as the dialog lists them; use-shortcuts.ts acts on them. */
export const shortcuts = [
  {
    title: 'Go to',
    keys: [
      { keys: ['g', 'h'], does: 'Home' },
      { keys: ['g', 'n'], does: 'Notifications' },
      { keys: ['g', 'm'], does: 'Messages' },
      { keys: ['g', 'p'], does: 'My profile' },
      { keys: ['g', 's'], does: 'Search' },
      { keys: ['/'], does: 'The search box' },
    ],
  },
  {
    title: 'Cruds',
    keys: [
      { keys: ['j'], does: 'Next' },
      { keys: ['k'], does: 'Previous' },
      { keys: ['Enter'], does: 'Open' },
      { keys: ['l'], does: 'Like, or take it back' },
      { keys: ['r'], does: 'Reply' },
    ],
  },
  {
    title: 'Writing',
    keys: [
      { keys: ['n'], does: 'Write a crud' },
      { keys: ['Ctrl or ⌘', 'Enter'], does: 'Post what is written' },
      { keys: ['Esc'], does: 'Close what is open' },
      { keys: ['?'], does: 'Show these shortcuts' },
    ],
  },
] as const;
