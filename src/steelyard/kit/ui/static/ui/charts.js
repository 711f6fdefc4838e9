// Draws what `{% chart %}` wrote: reads the option beside the picture, in this page's colours and language.
// ECharts is large and comes only to pages that have a picture.
const pictures = new Map();
const probe = document.createElement("span");
const compact = new Intl.NumberFormat(document.documentElement.lang, { notation: "compact", maximumFractionDigits: 1 });
const formats = {
  "@percent": (value) => `${value.toLocaleString()}%`,
  "@compact": (value) => compact.format(value).replace("-", "−"),
};
let library;

function load() {
  library ??= import(document.getElementById("charts-script").dataset.echarts);
  return library;
}

// The browser turns light-dark(…) and variables into a plain colour only where one is used.
function colour(name) {
  probe.style.color = `var(--${name})`;
  const context = document.createElement("canvas").getContext("2d");
  context.fillStyle = getComputedStyle(probe).color;
  return context.fillStyle;
}

function spelled(value) {
  if (typeof value === "string" && value.startsWith("@")) return formats[value] ?? colour(value.slice(1));
  if (Array.isArray(value)) return value.map(spelled);
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, spelled(part)]));
  return value;
}

function theme() {
  const [ink, soft, line, sheet] = ["ink", "ink-soft", "line", "sheet"].map(colour);
  const axis = {
    axisLine: { show: true, lineStyle: { color: line } },
    axisTick: { show: false },
    axisLabel: { color: soft },
    nameTextStyle: { color: soft },
    splitLine: { lineStyle: { color: colour("line-soft") } },
  };
  return {
    color: [1, 2, 3, 4, 5, 6].map((number) => colour(`series-${number}`)),
    textStyle: { color: ink, fontFamily: getComputedStyle(document.body).fontFamily },
    legend: { textStyle: { color: soft } },
    tooltip: { backgroundColor: sheet, borderColor: line, textStyle: { color: ink } },
    valueAxis: { ...axis, axisLine: { show: false } },
    categoryAxis: { ...axis, splitLine: { show: false } },
  };
}

function said(parameters) {
  const lines = [parameters].flat().filter((one) => one.data?.text);
  const title = Array.isArray(parameters) ? [parameters[0]?.name] : [];
  return [...title, ...lines.map((one) => (title.length ? `${one.marker}${one.seriesName}  ` : "") + one.data.text)].join("\n");
}

// Tooltips as drawn text: as HTML they would carry style attributes, which the page's policy forbids.
const calm = {
  animationDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 300,
  grid: { left: 4, right: 24, top: 12, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "all" },
};

async function draw(box) {
  const source = document.getElementById(box.dataset.chart);
  if (pictures.has(box) || !source) return;
  pictures.set(box, null);
  const echarts = await load();
  document.body.append(probe);
  probe.hidden = true;
  const option = JSON.parse(source.textContent);
  const whole = () => {
    const given = spelled(option);
    return { ...calm, ...given, grid: { ...calm.grid, ...given.grid }, tooltip: { renderMode: "richText", confine: true, formatter: said, ...given.tooltip } };
  };
  const picture = echarts.init(box, theme(), { renderer: "canvas" });
  picture.setOption(whole());
  pictures.set(box, { picture, whole });
  new ResizeObserver(() => picture.resize()).observe(box);
}

function recolour() {
  for (const [box, drawn] of pictures) {
    if (!box.isConnected) {
      drawn?.picture.dispose();
      pictures.delete(box);
    } else if (drawn) {
      drawn.picture.setTheme(theme());
      drawn.picture.setOption(drawn.whole(), { notMerge: true });
    }
  }
}

const drawAll = (root) => root.querySelectorAll?.("[data-chart]").forEach(draw);

drawAll(document);
document.addEventListener("htmx:load", (event) => drawAll(event.target));
document.addEventListener("htmx:afterSettle", recolour);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
