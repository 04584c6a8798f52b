import { createContext, useContext } from 'react';
import type { CommandName } from '../../../../../lib/project/commands/index.ts';
import type { CatalogItem } from '../../../../../lib/project/project.ts';

export interface OpenAction {
  name: CommandName;
  /** The catalogue item to correct. */
  item?: CatalogItem;
}

/** Opens the form of an action from anywhere on the project's page. */
export const ActionContext = createContext<(action: OpenAction) => void>(() => {});

export const useAction = () => useContext(ActionContext);
