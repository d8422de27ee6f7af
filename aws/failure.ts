/** What went wrong, in a sentence that says what to do; a secret is in none of AWS's errors. */
export function failureSentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { name, message } = error;
  if (name === 'CredentialsProviderError') {
    return 'No credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or sign in with the AWS CLI.';
  }
  if (/^(AccessDenied|NotAuthorized|UnauthorizedOperation)/.test(name)) {
    return `AWS refuses: ${message} What is needed stands in aws/policies/apply.json.`;
  }
  if (/^(UnrecognizedClient|InvalidClientToken|InvalidSignature|ExpiredToken)/.test(name)) {
    return `AWS does not accept the credentials: ${message}`;
  }
  const code = 'code' in error ? String(error.code) : '';
  if (['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT'].includes(code)) {
    return `Nobody answers there: ${message || code}. Is the address right, and does it run?`;
  }
  return name === 'Error' || name === 'TypeError' ? message : `${name}: ${message}`;
}
