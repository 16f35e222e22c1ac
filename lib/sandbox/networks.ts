import { facebook } from './facebook';
import { instagram } from './instagram';
import { linkedin } from './linkedin';
import type { FakeNetwork } from './network';
import { x } from './x';

/** Every fake network that the sandbox serves. */
export const NETWORKS: readonly FakeNetwork[] = [linkedin, x, facebook, instagram];
