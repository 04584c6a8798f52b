import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useColorMode } from '../app/color-mode.ts';
import { type ColorMode, palettes } from '../app/palette.ts';
import { isPrinting } from '../app/printing.ts';
import { FONT } from '../app/theme.ts';
import type { ChartData, ChartSeries } from './chart-data.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Drawn as SVG, so that it prints sharp; for a screen reader it is one picture with a table beside it. */
export default function ChartCanvas({ title, data }: { title: string; data: ChartData }) {
  const box = useRef<HTMLDivElement>(null);
  const [mode] = useColorMode();
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const chart = init(element, null, { renderer: 'svg' });
    chart.setOption(optionOf(data, mode));
    const stop = followSize(chart, element);
    return () => {
      stop();
      chart.dispose();
    };
  }, [data, mode]);
  return <div ref={box} className="chart" role="img" aria-label={`${title}(图),数字见下表`} />;
}

/** Drawn anew for another width; on paper, whose width no script is told, the drawing is scaled as a whole. */
function followSize(chart: ECharts, element: HTMLElement) {
  const resize = () => {
    chart.resize();
    const viewBox = `0 0 ${chart.getWidth()} ${chart.getHeight()}`;
    element.querySelector('svg')?.setAttribute('viewBox', viewBox);
  };
  const observer = new ResizeObserver(() => {
    if (!isPrinting()) resize();
  });
  observer.observe(element);
  resize();
  return () => observer.disconnect();
}

/** Lines differ by their dashes too, and bars by a pattern: colour is never the only sign. */
const seriesOf = ({ name, kind, tone, values }: ChartSeries, i: number, mode: ColorMode) => ({
  name,
  type: kind,
  data: [...values],
  barMaxWidth: 28,
  symbol: (['circle', 'triangle', 'diamond'] as const)[i % 3] ?? 'circle',
  symbolSize: 8,
  lineStyle: { width: 2, type: (['solid', 'dashed', 'dotted'] as const)[i % 3] ?? 'solid' },
  itemStyle: { color: palettes[mode][tone] },
});

function optionOf({ categories, series, format }: ChartData, mode: ColorMode) {
  const { text, muted, border, surface } = palettes[mode];
  const textStyle = { color: muted, fontFamily: FONT, fontSize: 13 };
  return {
    animation: false,
    textStyle,
    grid: { left: 8, right: 8, top: series.length > 1 ? 40 : 16, bottom: 4, containLabel: true },
    legend: {
      show: series.length > 1,
      top: 0,
      itemGap: 24,
      textStyle: { color: text, fontSize: 14, fontFamily: FONT },
    },
    // As text: a name from the register never becomes HTML.
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      valueFormatter: (value: unknown) => format(Number(value)),
      backgroundColor: surface,
      borderColor: border,
      textStyle: { color: text },
    },
    xAxis: {
      type: 'category',
      data: [...categories],
      axisLabel: { color: muted, hideOverlap: true },
      axisLine: { lineStyle: { color: border } },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { color: muted, formatter: format },
      splitLine: { lineStyle: { color: border } },
    },
    series: series.map((one, i) => seriesOf(one, i, mode)),
  };
}
