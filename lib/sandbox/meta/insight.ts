import { fractionOf } from '../growth';

export interface Insight {
  name: string;
  period: 'lifetime' | 'day';
  values: { value: unknown; end_time?: string }[];
  title: string;
  description: string;
  id: string;
}

/** One metric in the form in which Facebook and Instagram both answer it. */
export const insight = (
  objectId: string,
  name: string,
  period: Insight['period'],
  values: Insight['values'],
): Insight => {
  const title = name.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());
  return { name, period, values, title, description: `${title}.`, id: `${objectId}/insights/${name}/${period}` };
};

/** About one object in four has no value for an optional metric: absent, which is not zero. */
export const isWithheld = (objectId: string, metric: string): boolean => fractionOf(`${objectId}!${metric}`) < 0.25;
