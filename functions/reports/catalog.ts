import { dayOf, laterOf } from '../../lib/calendar/days.ts';
import { byTime } from '../../lib/project/forms/common.ts';
import { partOf, partUnit } from '../../lib/project/part.ts';
import { type CatalogItem, type Project, sharingLabels } from '../../lib/project/project.ts';
import { reportsRoutes } from '../../lib/routes/reports.ts';
import { contextOf } from '../command.ts';
import { httpFunction } from '../http.ts';
import { openProject } from '../project.ts';
import { type Column, workbookOf } from './workbook.ts';

/** One 信息项 of one resource: the guide lists resources by their items. */
interface Line {
  item: CatalogItem;
  field: CatalogItem['fields'][number] | undefined;
  publishedOn: string | undefined;
}

/** 政务信息资源目录编制指南 (发改高技〔2017〕1272号): its elements, in its order. */
const columns: Column<Line>[] = [
  { header: '信息资源名称', width: 28, cell: ({ item }) => item.name },
  { header: '信息资源代码', width: 20, cell: ({ item }) => item.code },
  { header: '信息资源分类', width: 16, cell: ({ item }) => item.category },
  { header: '信息资源提供方', width: 24, cell: ({ item }) => item.provider },
  { header: '信息资源提供方代码', width: 22, cell: ({ item }) => item.providerCode },
  { header: '信息资源摘要', width: 36, cell: ({ item }) => item.summary },
  { header: '信息资源格式', width: 14, cell: ({ item }) => item.format },
  { header: '信息项名称', width: 22, cell: ({ field }) => field?.name },
  { header: '信息项数据类型', width: 16, cell: ({ field }) => field?.type },
  { header: '共享类型', width: 14, cell: ({ item }) => sharingLabels[item.sharing] },
  { header: '共享条件', width: 30, cell: ({ item }) => item.sharingBasis },
  { header: '共享方式', width: 18, cell: ({ item }) => item.sharingMethod },
  { header: '开放属性', width: 12, cell: ({ item }) => (item.openToPublic ? '可向社会开放' : '不予开放') },
  { header: '更新周期', width: 12, cell: ({ item }) => item.updateCycle },
  {
    header: '发布日期',
    width: 12,
    cell: ({ publishedOn }) => (publishedOn ? { day: publishedOn } : undefined),
  },
];

/** A resource is published with the catalogue on the platform; one recorded since, on its own day. */
function publishedOn({ recorded }: CatalogItem, { catalogRegistration }: Project): string | undefined {
  if (!catalogRegistration) return undefined;
  return laterOf(catalogRegistration.registeredOn, dayOf(recorded.at));
}

const linesOf = (project: Project): Line[] =>
  byTime(Object.values(project.catalogItems), (item) => item.recorded.at).flatMap((item) => {
    const fields = item.fields.length > 0 ? item.fields : [undefined];
    return fields.map((field) => ({ item, field, publishedOn: publishedOn(item, project) }));
  });

/** GET …/catalog.xlsx: the project's resource catalogue, a line for each item; a participating unit's part has none. */
export const catalogSheet = httpFunction(reportsRoutes.catalogSheet, async (request) => {
  const { project, person, rules } = await openProject(request);
  const unitId = partUnit(project, contextOf(person, request, rules));
  const shown = unitId === undefined ? project : partOf(project, unitId);
  return { file: await workbookOf(`政务信息资源目录 ${shown.filingNumber}`, columns, linesOf(shown)) };
});
