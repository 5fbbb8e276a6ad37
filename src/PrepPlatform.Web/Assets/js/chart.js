// Fetched by lazy.js: lines over time, in the theme's colours, their values written beside them. The table beneath has the same numbers.
import { CategoryScale, Chart, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip } from "chart.js";

Chart.register(CategoryScale, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip);

const charts = new Map();
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--prep-${name}`).trim();

// Few values are all written, of many the first, the last, the highest and the lowest.
const fewValues = 8;

function written(values) {
  if (values.length <= fewValues) return values.map((_, i) => i);
  return [0, values.length - 1, values.indexOf(Math.max(...values)), values.indexOf(Math.min(...values))];
}

const labels = {
  id: "labels",
  afterDatasetsDraw(chart, _, { unit }) {
    const { ctx, chartArea } = chart;
    const values = chart.data.datasets[0].data;
    ctx.save();
    ctx.font = `600 12px ${token("font-body")}`;
    ctx.fillStyle = token("text");
    ctx.textBaseline = "bottom";
    for (const i of new Set(written(values))) {
      const { x, y } = chart.getDatasetMeta(0).data[i];
      ctx.textAlign = x < chartArea.left + 16 ? "left" : x > chartArea.right - 16 ? "right" : "center";
      ctx.fillText(`${values[i]}${unit}`, x, y - 8);
    }
    ctx.restore();
  },
};

function draw(figure) {
  const { points, unit, most } = JSON.parse(figure.dataset.chart);
  const canvas = figure.querySelector("canvas");
  if (!canvas || points.length < 2) return;
  canvas.parentElement.hidden = false;
  figure.querySelector(".chart-table").open = false;
  const values = points.map((p) => p.value);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const grid = { color: token("line"), drawTicks: false };
  const ticks = { color: token("muted"), font: { size: 12, family: token("font-body") }, padding: 8, maxRotation: 0, autoSkipPadding: 16 };
  const chart = new Chart(canvas, {
    type: "line",
    data: {
      labels: points.map((p) => p.date),
      datasets: [{ data: values, borderColor: token("accent"), borderWidth: 2, pointBackgroundColor: token("accent"), pointRadius: 3.5, pointHoverRadius: 5, tension: 0, fill: false }],
    },
    options: {
      animation: still ? false : { duration: 140 },
      maintainAspectRatio: false,
      layout: { padding: { top: 20, right: 12, left: 4 } },
      interaction: { mode: "index", intersect: false },
      scales: {
        x: { grid: { display: false }, border: { color: token("line-strong") }, ticks },
        y: { beginAtZero: true, max: most ?? undefined, grid, border: { display: false }, ticks: { ...ticks, maxTicksLimit: 5, callback: (value) => `${value}${unit}` } },
      },
      plugins: {
        labels: { unit },
        tooltip: {
          displayColors: false, backgroundColor: token("text"), titleColor: token("surface"), bodyColor: token("surface"),
          callbacks: { title: ([item]) => points[item.dataIndex].label, label: (item) => `${points[item.dataIndex].date}: ${item.formattedValue}${unit}` },
        },
      },
    },
    plugins: [labels],
  });
  charts.set(canvas, chart);
}

function redraw() {
  for (const [canvas, chart] of [...charts]) {
    chart.destroy();
    charts.delete(canvas);
    if (canvas.isConnected) draw(canvas.closest("[data-chart]"));
  }
}

function start(root) {
  for (const figure of root.querySelectorAll("[data-chart]")) if (!charts.has(figure.querySelector("canvas"))) draw(figure);
}

start(document);
document.addEventListener("htmx:load", ({ target }) => start(target.parentElement ?? target));
new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
