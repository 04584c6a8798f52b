import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

export const PRODUCT = '政务信息化项目管理';

/**
 * One page: its title in the window and as the only h1. After a change of page the focus goes to the h1, so that a screen
 * reader says where one is; the first page of a visit keeps the focus where the browser put it.
 */
export function Page({ title, extra, children }: { title: string; extra?: ReactNode; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  const arrived = useRef(key);
  useEffect(() => {
    document.title = `${title} - ${PRODUCT}`;
  }, [title]);
  useEffect(() => {
    if (arrived.current !== 'default') heading.current?.focus();
  }, []);
  return (
    <>
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {extra}
      </div>
      {children}
    </>
  );
}
