import { describe, expect, it } from 'vitest';
import { describeError } from './logger';

describe('an error in the log', () => {
  it('of the database keeps its code and leaves its client out', () => {
    const lost = Object.assign(new Error('terminating connection'), {
      code: '57P01',
      severity: 'FATAL',
      client: { secretKey: 42, connectionParameters: { user: 'postgres' } },
    });
    const logged = describeError(lost);
    expect(logged).toMatchObject({ message: 'terminating connection', errorCode: '57P01', severity: 'FATAL' });
    expect(logged.stack).toContain('logger.test');
    expect(JSON.stringify(logged)).not.toContain('secretKey');
  });

  it('without a code has none', () => expect(describeError(new Error('x'))).not.toHaveProperty('errorCode'));
});
