'use client';
import { PageFailure } from '@/components/shell/page-failure';

/** Keeps the shell standing around a room that failed. */
export default PageFailure;
