import { json } from '../json';
import type { FakeNetwork } from '../network';
import { dispatch, type Route } from '../routes';

const ROUTES: readonly Route[] = [];

export const x: FakeNetwork = {
  name: 'x',
  title: 'X',
  prefixes: ['/x', '/x-api'],
  accounts: [],
  handle: async (request, world, path) =>
    (await dispatch(ROUTES, request, world, path)) ?? json({ message: 'Not found' }, 404),
};
