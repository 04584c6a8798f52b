import { Link } from 'react-router';
import type { TableColumn } from '../../ui/data-table.tsx';

interface OfProject {
  project: { projectId: string; filingNumber: string; name: string; unitName: string };
}

/** Which project a line is about; it opens beside what is being written. */
export const projectColumn: TableColumn<OfProject> = {
  title: '项目',
  cell: ({ project }) => (
    <>
      <Link to={`/projects/${project.projectId}`} target="_blank" rel="noopener">
        {project.name}
      </Link>
      <div className="muted">
        {project.filingNumber} · {project.unitName}
      </div>
    </>
  ),
};
