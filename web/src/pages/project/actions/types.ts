import type { CatalogItem } from '../../../../../lib/project/project.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';

/** What the form of an action gets: the project as it is now, and how to go away. */
export interface ActionFormProps {
  project: ProjectView;
  /** The catalogue item to correct. */
  item?: CatalogItem;
  onDone: () => void;
  onCancel: () => void;
}
