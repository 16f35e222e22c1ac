import { unknownRoute } from '@/lib/server/http/unknown-route';

/** Any address under /api/v2 that is not an endpoint. */
export {
  unknownRoute as DELETE,
  unknownRoute as GET,
  unknownRoute as PATCH,
  unknownRoute as POST,
  unknownRoute as PUT,
};
