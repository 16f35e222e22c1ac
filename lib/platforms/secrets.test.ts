import { describe, expect, it } from 'vitest';
import { redact, secretsOf } from './secrets';

const url = new URL('https://graph.example/token?access_token=query-token-1&fields=a_long_harmless_value');

describe('secretsOf', () => {
  it('finds tokens in query, form and header, and nothing else', () => {
    expect(
      secretsOf({
        url,
        headers: { Authorization: 'Bearer header-token-1', accept: 'application/json' },
        body: { kind: 'form', fields: { client_secret: 'form-secret-1', grant_type: 'authorization_code' } },
      }),
    ).toEqual(['query-token-1', 'form-secret-1', 'header-token-1']);
  });
});

describe('redact', () => {
  it('removes each, plain and percent-encoded', () => {
    expect(redact('a tok|en=1 b tok%7Cen%3D1 c', ['tok|en=1'])).toBe('a [redacted] b [redacted] c');
  });
});
