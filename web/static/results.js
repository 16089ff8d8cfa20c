// Draws the table of a result, where it has numbers, as bars, or over years as lines. Without this script the table says the same.
"use strict";

const MOST_BARS = 60;
const MOST_LINES = 8;
const COLOURS = ["#24496b", "#8a5200", "#0b6b6b", "#6a3d8f", "#a8322a", "#2f6b2f", "#7a4632", "#5a6070"];
const font = { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13, color: "#22262e" };

function columns(table) {
  const names = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
  const rows = [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
  return names.map((name, place) => {
    const texts = rows.map((row) => row[place]);
    const filled = texts.filter((text) => text !== "");
    const isNumber = filled.length > 0 && filled.every((text) => Number.isFinite(Number(text)));
    const isYear = isNumber && filled.every((text) => /^(19|20)\d\d$/.test(text));
    return { name, texts, isNumber, isYear };
  });
}

function bars(labels, value) {
  const shown = value.texts.map((text, row) => [labels ? labels.texts[row] : String(row + 1), text]).filter(([, text]) => text !== "").slice(0, MOST_BARS);
  return {
    height: 90 + 26 * shown.length,
    option: {
      grid: { left: 12, right: 32, top: 48, bottom: 12, containLabel: true },
      xAxis: { type: "value", name: value.name, nameLocation: "middle", nameGap: 26, nameTextStyle: font, axisLabel: font, position: "top", splitLine: { lineStyle: { color: "#dedad0" } } },
      yAxis: { type: "category", inverse: true, data: shown.map(([label]) => label), axisLabel: { ...font, width: 220, overflow: "truncate" } },
      series: [{ type: "bar", name: value.name, data: shown.map(([, text]) => Number(text)), itemStyle: { color: COLOURS[0] }, label: { show: true, position: "right", ...font } }],
    },
  };
}

function lines(labels, year, value) {
  const of = new Map();
  value.texts.forEach((text, row) => {
    const name = labels ? labels.texts[row] : value.name;
    if (text !== "" && year.texts[row] !== "") of.set(name, [...(of.get(name) ?? []), [Number(year.texts[row]), Number(text)]]);
  });
  const shown = [...of].slice(0, MOST_LINES);
  return {
    height: 360,
    option: {
      color: COLOURS,
      grid: { left: 12, right: 24, top: 72, bottom: 12, containLabel: true },
      legend: { type: "scroll", top: 0, left: 0, textStyle: { ...font, width: 260, overflow: "truncate" } },
      xAxis: { type: "value", min: "dataMin", max: "dataMax", minInterval: 1, axisLabel: { ...font, formatter: String } },
      yAxis: { type: "value", name: value.name, scale: true, axisLabel: font, splitLine: { lineStyle: { color: "#dedad0" } } },
      series: shown.map(([name, points]) => ({ type: "line", name, symbolSize: 8, data: points.sort((one, other) => one[0] - other[0]) })),
    },
  };
}

function start(panel) {
  const table = panel.querySelector("table");
  const all = columns(table);
  const values = all.filter((column) => column.isNumber && !column.isYear);
  const year = all.find((column) => column.isYear);
  const value = values[values.length - 1];
  if (!value) return;
  const labels = all.filter((column) => !column.isNumber).pop();
  const { height, option } = year ? lines(labels, year, value) : bars(labels, value);
  const holder = panel.querySelector(".result-chart");
  holder.hidden = false;
  holder.style.height = `${height}px`;
  const drawn = echarts.init(holder, null, { renderer: "svg" });
  drawn.setOption({ animation: false, aria: { enabled: true }, textStyle: font, tooltip: { renderMode: "richText" }, ...option });
  new ResizeObserver(() => drawn.resize()).observe(holder);
}

document.querySelectorAll(".result-panel").forEach(start);
