// Draws the charts whose data stand in the page. Without this script the tables beside them say the same.
"use strict";

const LOOKS = {
  target: { color: "#8a5200", lineStyle: { type: "dashed", width: 2 }, symbol: "triangle" },
  actual: { color: "#24496b", lineStyle: { type: "solid", width: 3 }, symbol: "circle" },
  baseline: { color: "#5a6070", lineStyle: { width: 0 }, symbol: "diamond" },
};
const FONT = { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13, color: "#22262e" };

function series(chart) {
  const cuts = chart.cuts.map((cut) => ({ xAxis: label(chart, cut.year), label: { formatter: cut.why, position: "insideEndTop" } }));
  return chart.traces.map((trace, place) => ({
    type: "line",
    name: trace.name,
    symbolSize: 9,
    showAllSymbol: true,
    ...LOOKS[trace.role],
    itemStyle: { color: LOOKS[trace.role].color },
    data: trace.points.map((point) => ({ value: [label(chart, point.year), point.value], printed: point.text })),
    markLine: place || !cuts.length ? undefined : { symbol: "none", silent: true, lineStyle: { type: "dotted", color: "#a8322a" }, data: cuts },
  }));
}

function label(chart, year) {
  const found = chart.years.find(([known]) => known === year);
  return found ? `${found[1]}\n${year}` : String(year);
}

function whole(chart) {
  return chart.traces.every((trace) => trace.points.every((point) => Number.isInteger(point.value)));
}

function draw(holder) {
  const chart = JSON.parse(holder.dataset.chart);
  holder.hidden = false;
  const drawn = echarts.init(holder, null, { renderer: "svg" });
  drawn.setOption({
    animation: false,
    aria: { enabled: true, label: { description: chart.label } },
    textStyle: FONT,
    grid: { left: 12, right: 24, top: 56, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, textStyle: FONT, itemWidth: 30 },
    tooltip: {
      renderMode: "richText",
      formatter: (point) => `${point.seriesName}\n${point.value[0].replace("\n", " ")}: ${point.data.printed}`,
    },
    xAxis: { type: "category", data: chart.years.map(([year]) => label(chart, year)), axisLabel: FONT },
    yAxis: { type: "value", name: chart.unit, nameTextStyle: FONT, scale: true, minInterval: whole(chart) ? 1 : 0, axisLabel: FONT, splitLine: { lineStyle: { color: "#dedad0" } } },
    series: series(chart),
  });
  new ResizeObserver(() => drawn.resize()).observe(holder);
}

document.querySelectorAll("[data-chart]").forEach(draw);
