import { Outlet } from 'react-router';
import { Antd } from '../ui/antd.tsx';

/** The pages with forms, choices and dialogs. */
export const Component = () => (
  <Antd>
    <Outlet />
  </Antd>
);
