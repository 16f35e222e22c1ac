import { answerControl } from './control-door';
import { homePage } from './home-page';
import { json } from './json';
import type { FakeNetwork } from './network';
import { NETWORKS } from './networks';
import type { World } from './world';

/** Answers any request to the sandbox by the first segment of its path. @throws ConnectionLost */
export async function answer(
  request: Request,
  world: World,
  networks: readonly FakeNetwork[] = NETWORKS,
): Promise<Response> {
  const path = new URL(request.url).pathname;
  const prefix = `/${path.split('/')[1] ?? ''}`;
  if (path === '/') return homePage(request, world, networks);
  if (prefix === '/__fake') return answerControl(networks, request, world, path);
  const network = networks.find(({ prefixes }) => prefixes.includes(prefix));
  if (!network) return json({ error: `Nothing at ${path}. See / for what there is.` }, 404);
  return network.handle(request, world, path);
}
