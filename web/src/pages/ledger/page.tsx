import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { call } from '../../api/client.ts';
import { Page } from '../../app/page.tsx';
import { DownloadButton } from '../../ui/download-button.tsx';
import { downloadReport } from '../../ui/download-report.ts';
import { MoreButton } from '../../ui/more-button.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { Conditions } from './conditions.tsx';
import { LedgerFilters } from './filters.tsx';
import { LedgerTable } from './table.tsx';
import { useColumns } from './use-columns.ts';
import { type Filters, useFilters } from './use-filters.ts';
import { useMoreInSight } from './use-more-in-sight.ts';
import './ledger.css';

export function Component() {
  const [filters, setFilters] = useFilters();
  return (
    <Page
      title="项目台账"
      extra={
        <div className="row no-print">
          <DownloadButton label="导出台账" onDownload={() => downloadReport('ledgerReport', {})} />
          <PrintButton />
        </div>
      }
    >
      <div className="stack ledger-page">
        <LedgerFilters filters={filters} onChange={setFilters} />
        <Conditions filters={filters} />
        <Ledger filters={filters} onClear={() => setFilters({})} />
      </div>
    </Page>
  );
}

const PAGE = '100';

function useLedger(filters: Filters) {
  return useInfiniteQuery({
    queryKey: ['ledger', filters],
    queryFn: ({ pageParam, signal }) =>
      call('ledger', {
        query: { ...filters, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    // A long list is not asked for anew, page by page, whenever the window is looked at again.
    refetchOnWindowFocus: false,
    // Comparing every row that is there with itself, at each page more, would cost a long list its frames.
    structuralSharing: false,
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
  });
}

function Ledger({ filters, onClear }: { filters: Filters; onClear: () => void }) {
  const ledger = useLedger(filters);
  const { chosen, ...choice } = useColumns();
  const more = useMoreInSight(ledger);
  if (ledger.error && !ledger.data) {
    return <Failure error={ledger.error} onRetry={() => void ledger.refetch()} />;
  }
  if (!ledger.data) return <Loading />;
  const items = ledger.data.pages.flatMap((page) => page.items);
  const filtered = Object.keys(filters).length > 0;
  return (
    <section className="card" aria-label="项目">
      <div className="card-head">
        <p className="muted" role="status">
          {ledger.hasNextPage ? `已列出 ${items.length} 个项目,还有更多` : `共 ${items.length} 个项目`}
          {ledger.hasNextPage && (
            <span className="print-only">,没有印在这里;全部项目请用“导出台账”下载 xlsx</span>
          )}
        </p>
        <ColumnChoice chosen={chosen} {...choice} />
      </div>
      {items.length > 0 ? (
        <LedgerTable items={items} columns={chosen} />
      ) : (
        !ledger.hasNextPage && <NothingFound filtered={filtered} onClear={onClear} />
      )}
      <MoreButton query={ledger} ref={more}>
        加载更多
      </MoreButton>
    </section>
  );
}

function NothingFound({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered) return <Empty>还没有项目。经办人员可以在工作台新建项目。</Empty>;
  return (
    <Empty>
      没有符合条件的项目。<Button onClick={onClear}>清除条件</Button>
    </Empty>
  );
}
