import { type DragEvent, useState } from 'react';
import { Link } from 'react-router';
import { formOfMaterial, forms } from '../../../../../lib/project/forms/form.ts';
import type { MaterialState } from '../../../../../lib/project/materials.ts';
import type { MaterialView, ProjectView } from '../../../../../lib/project/view.ts';
import { ArticleLink } from '../../../ui/article-link.tsx';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { ReturnReason } from '../../../ui/field.tsx';
import { type Upload, uploadQueue } from '../../../upload/queue.ts';
import { DocumentLine } from './document-line.tsx';
import { FileButton } from './file-button.tsx';
import { UploadLine } from './upload-line.tsx';

const states: Record<MaterialState, { tone: Tone; label: string }> = {
  missing: { tone: 'warning', label: '缺少' },
  checking: { tone: 'info', label: '校验中' },
  available: { tone: 'success', label: '可用' },
  refused: { tone: 'danger', label: '未通过' },
  returned: { tone: 'danger', label: '已退回' },
  notNeeded: { tone: 'plain', label: '未上传,不再需要' },
};

interface Props {
  material: MaterialView;
  project: ProjectView;
  mayUpload: boolean;
  uploads: readonly Upload[];
  returned: string | undefined;
}

/** One material: where it stands, its files, and the place to drop more. */
export function MaterialRow({ material: { material, label, article, required, state }, ...props }: Props) {
  const { project, mayUpload, uploads, returned } = props;
  // What is on its way here stands in its own line.
  const going = uploads.filter(({ phase }) => phase !== 'failed').map(({ file }) => file.name);
  const documents = project.documents.filter(
    (d) => d.material === material && !(d.status === 'pending' && going.includes(d.fileName)),
  );
  const add = (files: readonly File[]) => uploadQueue.add(project, material, files);
  const { over, handlers } = useDrop(mayUpload ? add : undefined);
  return (
    <li className={over ? 'material over' : 'material'} id={`material-${material}`} {...handlers}>
      <div className="material-head">
        <div className="row">
          <strong>{label}</strong>
          <ArticleLink article={article} />
          <State state={state} optional={!required} />
          {mayUpload && <PrintLink projectId={project.projectId} material={material} />}
        </div>
        {mayUpload && <FileButton label={label} onFiles={add} />}
      </div>
      {returned && <ReturnReason>{returned}</ReturnReason>}
      {(documents.length > 0 || uploads.length > 0) && (
        <ul className="plain files">
          {documents.map((document) => (
            <DocumentLine key={document.documentId} projectId={project.projectId} document={document} />
          ))}
          {uploads.map((upload) => (
            <UploadLine key={upload.id} upload={upload} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** Where the paper comes from that is signed, stamped and uploaded here. */
function PrintLink({ projectId, material }: { projectId: string; material: string }) {
  const form = formOfMaterial(material);
  return form ? (
    <Link to={`/projects/${projectId}/forms?form=${form}`} className="no-print">
      打印{forms[form].title}
    </Link>
  ) : null;
}

function State({ state, optional }: { state: MaterialState; optional: boolean }) {
  if (state === 'missing' && optional) return <span className="muted">选交,未上传</span>;
  const { tone, label } = states[state];
  return <Badge tone={tone}>{label}</Badge>;
}

function useDrop(onFiles: ((files: readonly File[]) => void) | undefined) {
  const [over, setOver] = useState(false);
  if (!onFiles) return { over: false, handlers: {} };
  const handlers = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      onFiles([...event.dataTransfer.files]);
    },
  };
  return { over, handlers };
}
