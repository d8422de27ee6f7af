export interface DemoConversation {
  between: readonly [string, string];
  /** Oldest first: who says it, how many minutes before the seeding, and what. */
  messages: readonly (readonly [by: string, age: number, message: string])[];
  /** Who has not read the last message yet. */
  unreadBy?: string;
}

const hour = 60;
const day = 24 * hour;

/** What the demo people told one another and nobody else. */
export const demoConversations: readonly DemoConversation[] = [
  {
    between: ['andrewbrown', 'bayko'],
    messages: [
      [
        'andrewbrown',
        1.1 * day,
        'Have you ever looked at the home feed with a million cruds in it?',
      ],
      [
        'bayko',
        1.09 * day,
        'Twice. It reads one index and stops after twenty rows. The second time I looked only because I liked it.',
      ],
      ['andrewbrown', 1.05 * day, 'And an expired one right in the middle?'],
      ['bayko', 1.04 * day, 'Skipped by its time, gone for good half a minute later.'],
      [
        'bayko',
        14,
        'By the way: there is a span in your demo without a parent. I am not saying whose. 🙂',
      ],
    ],
    unreadBy: 'andrewbrown',
  },
  {
    between: ['andrewbrown', 'coco'],
    messages: [
      ['coco', 2.2 * day, 'Is it normal to be nervous about a one-comma pull request?'],
      ['andrewbrown', 2.19 * day, 'Everyone is. Mine had two commas once.'],
      ['coco', 20 * hour, 'It is merged!! 🎉'],
      ['andrewbrown', 19.8 * hour, 'Told you. What is next?'],
      ['coco', 38, 'The frontend homework. The hard one. Wish me luck 🍙'],
    ],
    unreadBy: 'andrewbrown',
  },
  {
    between: ['andrewbrown', 'worf'],
    messages: [
      ['worf', 3.2 * day, 'Your test suite sleeps. A warrior does not sleep.'],
      ['andrewbrown', 3.1 * day, 'It polls now, with a deadline.'],
      ['worf', 3 * day, 'Then it has honor. 🖖'],
      ['andrewbrown', 2.9 * day, 'Wrong franchise for the hand, but thank you.'],
    ],
  },
  {
    between: ['londo', 'garek'],
    messages: [
      ['londo', 9 * hour, 'I hear that these messages do not expire. How very incautious of them.'],
      ['garek', 8.5 * hour, 'I would not know, Ambassador. I only measure sleeves.'],
      ['londo', 31, 'Of course you do. Dinner?'],
    ],
    unreadBy: 'garek',
  },
];
