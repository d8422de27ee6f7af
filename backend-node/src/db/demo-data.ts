import { TTL_HOURS, type Ttl } from '@cruddur/contract/api/activities.ts';

/** A demo crud; its age is in minutes before the seeding. */
export interface DemoCrud {
  by: string;
  age: number;
  ttl: Ttl;
  /** How many of the other demo people like and reposted it. */
  likes: number;
  reposts: number;
  message: string;
  replies?: readonly DemoReply[];
}

/** A reply lives as long as the crud that it answers. */
export interface DemoReply {
  by: string;
  age: number;
  likes: number;
  message: string;
}

const minute = 1;
const hour = 60;
const day = 24 * hour;

function crud(
  by: string,
  age: number,
  ttl: Ttl,
  [likes, reposts]: readonly [number, number],
  message: string,
  replies: readonly DemoReply[] = [],
): DemoCrud {
  return { by, age, ttl, likes, reposts, message, replies };
}

function reply(by: string, age: number, likes: number, message: string): DemoReply {
  return { by, age, likes, message };
}

/** Newest first, as the feed shows them; every one is still alive when it is seeded. */
// biome-ignore format: one crud a line reads like the feed that it becomes
export const demoCruds: readonly DemoCrud[] = [
  crud('coco', 2 * minute, '1-hour', [1, 0], 'The cat has found the warm spot on top of the server again. Uptime: purrfect 🐈'),
  crud('andrewbrown', 6 * minute, '7-days', [3, 1], 'Cloud is fun! Clicked one button, followed it all the way down to the SQL. That is how I want every bug report to look. #observability', [
    reply('bayko', 5 * minute, 1, 'And how long did the SQL take?'),
    reply('andrewbrown', 4 * minute, 2, '0.8 ms. The other 190 were my Wi-Fi.'),
  ]),
  crud('worf', 11 * minute, '12-hours', [5, 2], 'A test that has never failed is without honor.'),
  crud('londo', 17 * minute, '3-days', [2, 0], 'My dear @garek, an expired post leaves no evidence. You of all people should appreciate that.', [
    reply('garek', 13 * minute, 6, 'I have no idea what you mean, Ambassador. I am but a plain, simple tailor.'),
  ]),
  crud('bayko', 24 * minute, '1-day', [2, 0], 'Reading about trace context over lunch: https://www.w3.org/TR/trace-context-2/ is shorter than you would think. #opentelemetry'),
  crud('altbrown', 31 * minute, '3-hours', [1, 0], 'This is the alt. The other one gets all the likes 😤'),
  crud('garek', 42 * minute, '7-days', [6, 2], 'The truth is usually just an excuse for a lack of telemetry.'),
  crud('coco', 55 * minute, '1-day', [2, 0], 'Today I learned that "p99" is not a kind of pencil ✏️'),
  crud('andrewbrown', 1.2 * hour, '30-days', [6, 4], 'Homework for this week: instrument the frontend, so that you can see the network between the click and the server. It is the hard one. You can do it! 💜 #bootcamp', [
    reply('coco', 1.1 * hour, 1, 'Is partial credit a thing?'),
    reply('andrewbrown', 66 * minute, 3, 'Partial spans are!'),
    reply('worf', 65 * minute, 4, 'Partial credit is for the weak.'),
  ]),
  crud('worf', 1.6 * hour, '7-days', [4, 1], 'Today is a good day to deploy.'),
  crud('bayko', 2.1 * hour, '12-hours', [2, 0], 'Whoever wrote "it cannot happen" in that catch block: it happened 14,203 times since Tuesday.'),
  crud('londo', 2.7 * hour, '1-day', [3, 1], 'In my day we had one log file, it was in one place, and nobody was allowed to read it. It was a glorious time.'),
  crud('coco', 3.4 * hour, '12-hours', [2, 0], 'Made onigiri shaped like containers 🍙🍙🍙 The orchestra is still hungry.'),
  crud('garek', 4 * hour, '3-days', [3, 1], 'I do love a good mystery: four services, one missing span, and everyone with a perfect alibi. #tracing'),
  crud('altbrown', 4.8 * hour, '12-hours', [1, 0], 'Set a crud to one hour and say the thing you really think. Very freeing. Cannot recommend it.'),
  crud('andrewbrown', 5.5 * hour, '7-days', [5, 1], 'Reminder that health checks do not belong in your traces. Ten a minute, every minute, telling you that nothing happened. #observability'),
  crud('worf', 7 * hour, '1-day', [3, 0], 'I have defeated the flaky test. It was a sleep(500). It will not rise again. ⚔️', [
    reply('bayko', 6.5 * hour, 2, 'Qapla\'! What did you put in its place?'),
    reply('worf', 6.4 * hour, 3, 'A condition. And a deadline.'),
  ]),
  crud('bayko', 9 * hour, '7-days', [2, 0], 'An index is a promise that you will look things up the way you said you would. #postgresql'),
  crud('londo', 11 * hour, '12-hours', [2, 0], 'Someone has moved my favourite dashboard. Wars have begun over less.'),
  crud('coco', 13 * hour, '3-days', [3, 1], 'First pull request merged 🎉 It was one comma. It was the right comma.', [
    reply('andrewbrown', 12.5 * hour, 4, 'Every big feature was a comma once. Congratulations, @coco!'),
  ]),
  crud('garek', 16 * hour, '7-days', [4, 1], 'Never tell the same story twice. Emit a structured event and let them query it.'),
  crud('andrewbrown', 19 * hour, '3-days', [4, 1], 'Looking at latency by person instead of on average. There is always one person for whom everything is slow. Today it is me.'),
  crud('altbrown', 22 * hour, '3-days', [2, 0], 'If @andrewbrown and I both like a crud, does it make a sound?'),
  crud('worf', 1.1 * day, '7-days', [6, 2], 'Retries without a deadline are a coward\'s loop.'),
  crud('bayko', 1.4 * day, '3-days', [2, 0], 'Night train, window seat, no network: 8 actions shelved offline, all of them arrived at the next station 🚆 #offline'),
  crud('londo', 1.8 * day, '7-days', [3, 0], 'They asked me for an estimate. I gave them a prophecy. It was more accurate.'),
  crud('coco', 2.2 * day, '7-days', [2, 0], 'PSA: ひらがな, emoji 👩‍🚀 and naïve accents all count as one character each here. I checked. With a lot of cruds.'),
  crud('garek', 2.7 * day, '30-days', [6, 3], 'There are no coincidences. There are only spans without a common parent.'),
  crud('andrewbrown', 3.3 * day, '30-days', [6, 4], 'Cruddur is live! Posts that expire, for people who have something to say and would rather not be quoted on it next year. Welcome aboard 💣 #cruddur', [
    reply('londo', 3.2 * day, 5, 'At last, a platform with a sense of mortality.'),
    reply('coco', 3.1 * day, 2, 'Congratulations!! 🎊'),
    reply('altbrown', 3 * day, 1, 'First. Well, third.'),
  ]),
  crud('worf', 4.1 * day, '7-days', [4, 1], 'The code review was long. There were many comments. I enjoyed it.'),
  crud('bayko', 4.9 * day, '30-days', [3, 0], 'Wrote a migration, ran it twice at once on purpose, slept well. #postgresql'),
  crud('altbrown', 5.6 * day, '7-days', [1, 0], 'My other account is verified. I am merely validated.'),
  crud('londo', 6.4 * day, '30-days', [4, 1], 'Seven days! A crud used to live for seven days and we were grateful. Now it is thirty, and still nobody reads to the end of'),
  crud('garek', 8 * day, '30-days', [5, 2], 'A good alert is like a good suit: it fits one person, and you only notice it when it matters.'),
  crud('coco', 11 * day, '30-days', [3, 0], 'Is it #cloud if it runs on my laptop? Asking for a laptop.'),
  crud('andrewbrown', 16 * day, '30-days', [6, 2], 'If you can only remember one thing: propagate the context. If you can remember two: https://opentelemetry.io/docs/concepts/context-propagation/'),
  crud('worf', 23 * day, '30-days', [6, 3], 'I am not a merry person. But the build is green, and I have allowed myself a small smile.'),
];

/** When `crud`, seeded at `now`, was written and when it will be gone. */
export function demoTimes(crud: DemoCrud, now: Date): { created_at: Date; expires_at: Date } {
  const created = now.getTime() - crud.age * 60_000;
  return {
    created_at: new Date(created),
    expires_at: new Date(created + TTL_HOURS[crud.ttl] * 3_600_000),
  };
}
