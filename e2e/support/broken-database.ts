import pg from 'pg';

/** Every crud and message that is written fails, each with what PostgreSQL says in such a case. */
const breakWrites = `
  CREATE FUNCTION refuse_on_purpose() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      -- invalid input syntax for type integer: "what was written"
      NEW.message := (NEW.message::integer)::text;
      RETURN NEW;
    END $$;
  CREATE TRIGGER refuse_on_purpose BEFORE INSERT ON activities
    FOR EACH ROW EXECUTE FUNCTION refuse_on_purpose();
  -- Failing row contains (…, what was written, …)
  ALTER TABLE messages ADD CONSTRAINT refused_on_purpose CHECK (false) NOT VALID;
`;

/** From now on nothing that people write is taken, and PostgreSQL quotes it when it says so. */
export async function breakWriting(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(breakWrites);
  } finally {
    await client.end();
  }
}
