import type { HttpResponse } from './http-client';

/** When the network answered, by its own clock; `otherwise` when it does not say. */
export function answeredAt({ headers }: HttpResponse, otherwise: Date): Date {
  const date = new Date(headers.get('date') ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? otherwise : date;
}
