import type { World } from './world';

/** One request at the door of a route. */
export interface Call {
  request: Request;
  url: URL;
  /** Scheme, host and port under which the caller reached this server. */
  origin: string;
  world: World;
  /** A `:name` of the route's path, percent-decoded. */
  param(name: string): string;
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Segments, `:name` for a variable one: `/linkedin-api/rest/posts/:urn`. */
  path: string;
  answer(call: Call): Promise<Response>;
}

/** Answers by the first route that fits; null when none does. */
export async function dispatch(
  routes: readonly Route[],
  request: Request,
  world: World,
  path: string,
): Promise<Response | null> {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const url = new URL(request.url);
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = match(route.path, path);
    if (!params) continue;
    const param = (name: string): string => {
      const value = params.get(name);
      if (value === undefined) throw new Error(`The route ${route.path} has no :${name}`);
      return value;
    };
    return route.answer({ request, url, origin: url.origin, world, param });
  }
  return null;
}

function match(pattern: string, path: string): Map<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (wanted.length !== given.length) return null;
  const params = new Map<string, string>();
  for (const [index, segment] of wanted.entries()) {
    const value = decode(given[index] ?? '');
    if (value === null) return null;
    if (segment.startsWith(':')) params.set(segment.slice(1), value);
    else if (segment !== value) return null;
  }
  return params;
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
