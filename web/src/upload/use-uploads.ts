import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { refreshProject } from '../api/queries.ts';
import { uploadQueue } from './queue.ts';

/** Uploads of one project that are under way or failed. */
export function useUploads(projectId: string) {
  const client = useQueryClient();
  useEffect(() => uploadQueue.whenDone((id) => void refreshProject(client, id)), [client]);
  const all = useSyncExternalStore(uploadQueue.subscribe, uploadQueue.all);
  return all.filter((upload) => upload.projectId === projectId);
}
