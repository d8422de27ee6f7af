import pg from 'pg';

const USERS = 10_000;
/** In ten thousand: replies, and cruds that have expired and are not deleted yet. */
const REPLIES = 1_500;
const EXPIRED = 100;

/**
 * Fills a migrated database with `count` cruds and replies of the last 30 days by 10,000 people, a
 * hundredth of them expired, and two likes for every tenth; answers the uuid of one of the people.
 */
export async function fill(url: string, count: number): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Neither triggers nor foreign keys: counters are written as they would have become.
    await client.query('set session_replication_role = replica');
    await client.query('drop index activities_search_idx');
    await client.query(`
      insert into users (handle, display_name)
      select 'person' || n, 'Person ' || n from generate_series(1, ${USERS}) n`);
    await client.query(`
      with people as (select array_agg(uuid) as uuids from users),
        parents as (select array_agg(gen_random_uuid()) as uuids from generate_series(1, 100))
      insert into activities
        (user_uuid, message, created_at, expires_at, likes_count, reply_to_activity_uuid)
      select people.uuids[1 + (random() * ${USERS - 1})::int],
        'Crud ' || n || ', about as long as what people write on a usual day. #tag' || n % 50,
        now() - age, case when n % 10000 < ${EXPIRED} then now() - age + age / 2
          else now() + interval '1 day' + random() * interval '29 days' end,
        case when n % 10 = 0 then 2 else 0 end,
        case when n % 10000 >= ${10_000 - REPLIES} then parents.uuids[1 + n % 100] end
      from people, parents, generate_series(1, ${count}) n,
        lateral (select interval '30 days' * n / ${count} + interval '1 second' as age) as aged`);
    await client.query(`
      insert into likes (user_uuid, activity_uuid)
      select distinct on (2, 1) people.uuids[1 + (random() * ${USERS - 1})::int], liked.uuid
      from (select array_agg(uuid) as uuids from users) people,
        (select uuid from activities where likes_count > 0) liked, generate_series(1, 2)`);
    await client.query('create index activities_search_idx on activities using gin (search)');
    await client.query('vacuum analyze');
    const { rows } = await client.query<{ uuid: string }>('select uuid from users limit 1');
    return rows[0]?.uuid ?? '';
  } finally {
    await client.end();
  }
}
