'use client';
import { Pause, Pencil, Play } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/show-toast';
import { asApiProblem } from '@/lib/client/api-problem';
import { changeSeries } from '@/lib/client/change-series';
import type { Recurrence } from '@/lib/contracts/recurrences';
import { EndSeriesDialog } from './end-series-dialog';

const EditSeriesDialog = dynamic(() => import('./edit-series-dialog').then(({ EditSeriesDialog: Dialog }) => Dialog));

interface SeriesActionsProps {
  series: Recurrence;
  businessId: string;
  onChanged: () => void;
}

/** Editing, pausing and ending a series; nothing for one that has ended. */
export function SeriesActions({ series, businessId, onChanged }: SeriesActionsProps) {
  const [isEditing, setIsEditing] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  if (series.state === 'ended') return null;
  const isPaused = series.state === 'paused';

  const turn = async () => {
    setIsSaving(true);
    try {
      await changeSeries(businessId, series.id, { state: isPaused ? 'active' : 'paused' });
      showToast({
        title: isPaused ? 'The series goes on.' : 'The series is paused.',
        description: isPaused ? undefined : 'Its posts are off the calendar, but for those that you changed by hand.',
        tone: 'success',
      });
    } catch (error) {
      showToast({ title: 'The series was not changed.', description: asApiProblem(error).message, tone: 'danger' });
    } finally {
      setIsSaving(false);
      onChanged();
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-1">
      <Button variant="ghost" size="sm" onClick={() => setIsEditing(true)}>
        <Pencil aria-hidden />
        Edit the series
      </Button>
      <Button variant="ghost" size="sm" loading={isSaving} onClick={() => void turn()}>
        {isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
        {isPaused ? 'Resume' : 'Pause'}
      </Button>
      <EndSeriesDialog series={series} businessId={businessId} onEnded={onChanged} />
      {isEditing && (
        <EditSeriesDialog
          series={series}
          businessId={businessId}
          onChanged={onChanged}
          onClose={() => setIsEditing(false)}
        />
      )}
    </div>
  );
}
