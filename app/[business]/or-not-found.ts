import { notFound } from 'next/navigation';
import { AppError } from '@/lib/foundation/errors';

/** For a page whose thing is not there, or is another business's: the not-found page. */
export const orNotFound = (error: unknown): never => {
  if (error instanceof AppError && error.code === 'not_found') notFound();
  throw error;
};
