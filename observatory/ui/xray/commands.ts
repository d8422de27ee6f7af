/** A command of the AWS CLI that goes to this Observatory; any credentials will do. */
export function withEndpoint(command: string): string {
  return `aws xray ${command} --endpoint-url ${window.location.origin}`;
}
