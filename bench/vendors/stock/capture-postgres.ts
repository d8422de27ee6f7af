import AWSXRay from 'aws-xray-sdk-core';
import pg from 'pg';

type Query = (this: pg.Client, ...args: unknown[]) => Promise<unknown>;

/**
 * What aws-xray-sdk-postgres does, which is not among our packages, by the means of the SDK: a
 * subsegment for each query within a request, with its statement. Only queries that are promises,
 * since Cruddur has no others.
 */
export function capturePostgres(): void {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function query(...args) {
    const parent = AWSXRay.resolveSegment(undefined);
    if (!parent) return original.apply(this, args);
    const subsegment = parent.addNewSubsegment(`${this.database}@${this.host}`);
    subsegment.namespace = 'remote';
    const server = `${this.host}:${this.port}/${this.database}`;
    const sql = new AWSXRay.database.SqlData('', '', this.user ?? '', server, 'statement');
    subsegment.addSqlData(Object.assign(sql, { sanitized_query: args[0] }));
    const answer = original.apply(this, args);
    answer.then(
      () => subsegment.close(),
      (error: Error) => subsegment.close(error),
    );
    return answer;
  };
}
