import { z } from 'zod';
import { PLATFORMS } from './platform-names';

export { PLATFORMS, type Platform } from './platform-names';

export const platformSchema = z.enum(PLATFORMS);
