import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Ref } from 'react';

interface Props {
  query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
  children: string;
  ref?: Ref<HTMLDivElement>;
}

/** The next page of a list, where there is one. */
export const MoreButton = ({ query, children, ref }: Props) =>
  query.hasNextPage && (
    <div className="form-actions" ref={ref}>
      <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {children}
      </Button>
    </div>
  );
