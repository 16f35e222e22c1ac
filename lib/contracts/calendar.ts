import type { ScheduledPost } from './scheduled-posts';

/** What a month of the calendar shows; a scheduled post with the name of its account. */
export interface CalendarItem extends ScheduledPost {
  accountName: string;
}
