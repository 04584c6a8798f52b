import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Page } from '../app/page.tsx';
import { Loaded } from './loaded.tsx';
import { MoreButton } from './more-button.tsx';
import { Empty } from './states.tsx';

interface Props<Item> {
  title: string;
  query: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>;
  empty: string;
  line: (item: Item) => ReactNode;
}

/** A page of records, newest first; older ones come when they are asked for. */
export const RecordFeed = <Item,>({ title, query, empty, line }: Props<Item>) => (
  <Page title={title}>
    <Loaded query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        return (
          <section className="card" aria-label="记录">
            {items.length === 0 && <Empty>{empty}</Empty>}
            <ol className="plain records">{items.map(line)}</ol>
            <MoreButton query={query}>加载更早的记录</MoreButton>
          </section>
        );
      }}
    </Loaded>
  </Page>
);
