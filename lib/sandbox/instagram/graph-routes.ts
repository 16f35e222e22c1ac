import { CONTAINER_ROUTES } from './container-routes';
import { INSIGHT_ROUTES } from './insight-routes';
import { MEDIA_ROUTES } from './media-routes';
import { PUBLISH_ROUTES } from './publish-routes';

/** The same on graph.instagram.com and, through Facebook Login, on graph.facebook.com. */
export const INSTAGRAM_ROUTES = [...CONTAINER_ROUTES, ...PUBLISH_ROUTES, ...INSIGHT_ROUTES, ...MEDIA_ROUTES];
