import { expect, it } from 'vitest';
import { connectionMessage } from './connection-message';

it.each([
  [{}, null],
  [{ connected: 'linkedin' }, { tone: 'success', text: 'LinkedIn is connected.' }],
  [
    { connected: 'linkedin', limited: 'yes' },
    { tone: 'success', text: expect.stringContaining('first comments') },
  ],
  [
    { error: 'scopes_refused', platform: 'linkedin' },
    { tone: 'danger', text: expect.stringContaining('Connect your own profile instead') },
  ],
  [
    { error: 'denied', platform: 'x' },
    { tone: 'danger', text: expect.stringContaining('on X') },
  ],
  [
    { error: 'access_denied', platform: 'x' },
    { tone: 'danger', text: expect.stringContaining('on X') },
  ],
  [{ error: 'invalid_state' }, { tone: 'danger', text: expect.stringContaining('Start it again') }],
  [
    { error: 'no_accounts', platform: 'nonsense' },
    { tone: 'danger', text: expect.stringMatching(/^The network/) },
  ],
  [{ error: 'made_up' }, { tone: 'danger', text: expect.stringContaining('made_up') }],
])('%j', (query, message) => expect(connectionMessage(query)).toEqual(message));
