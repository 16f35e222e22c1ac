import { json } from '../json';
import type { FakeNetwork } from '../network';
import { dispatch, type Route } from '../routes';

const ROUTES: readonly Route[] = [];

export const linkedin: FakeNetwork = {
  name: 'linkedin',
  title: 'LinkedIn',
  prefixes: ['/linkedin', '/linkedin-api'],
  accounts: [],
  handle: async (request, world, path) =>
    (await dispatch(ROUTES, request, world, path)) ?? json({ message: 'Not found' }, 404),
};
