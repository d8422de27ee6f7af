import { z } from 'zod';
import { invalid } from '../../../xray/errors.ts';
import { operation } from '../operation.ts';

const answer = { EncryptionConfig: { Status: 'ACTIVE', Type: 'NONE' } };

export const getEncryptionConfig = operation(z.object({}), () => answer);

/** There is no key management here: the default is accepted, anything else refused. */
export const putEncryptionConfig = operation(
  z.object({ Type: z.enum(['NONE', 'KMS']) }),
  (_store, { Type }) => {
    if (Type === 'KMS') throw invalid('The Observatory has no KMS keys; use Type NONE.');
    return answer;
  },
);
