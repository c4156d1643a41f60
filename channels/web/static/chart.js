// A chart under an answer: drawn here, as wide as the page and in its colours.

import { element } from "./dom.js";

const MIDDLE = 560;
const AXIS = 70; // what the labels of the left axis take of a chart's width
const SYMBOL = 30; // of a name in the legend: its sign and what parts it from the next
const dark = window.matchMedia("(prefers-color-scheme: dark)");

let library = null;

/** Load what draws charts when the first one is there to draw; a load that failed is tried again. */
function loaded() {
  library ??= import("/web/vega.js").catch((error) => {
    library = null;
    throw error;
  });
  return library;
}

// A spec has its data inside. Whatever it may name besides, nothing is fetched.
const closed = {
  load: () => Promise.reject(new Error("a chart loads nothing")),
  sanitize: () => Promise.reject(new Error("a chart links nowhere")),
};

const pen = document.createElement("canvas").getContext("2d");

/** Return how many names stand side by side in the legend, so that none is cut off. */
function columnsOf(spec, width) {
  const names = spec.layer?.[0]?.encoding?.color?.legend?.values ?? [];
  pen.font = `${spec.config?.legend?.labelFontSize ?? 12}px ${spec.config?.font ?? "sans-serif"}`;
  const widths = names.map((name) => pen.measureText(name).width + SYMBOL);
  for (let columns = names.length; columns > 1; columns -= 1) {
    const widest = Array(columns).fill(0);
    widths.forEach((each, at) => (widest[at % columns] = Math.max(widest[at % columns], each)));
    if (widest.reduce((sum, each) => sum + each) <= width - AXIS) return columns;
  }
  return 1;
}

/** Return the spec for the room there is; its title stands beside it, where it can wrap. */
function fitted(spec, width) {
  const { title, usermeta, config, ...rest } = spec;
  return {
    ...rest,
    width,
    height: width < MIDDLE ? 320 : 340,
    params: [{ name: "columns", value: columnsOf(spec, width) }],
    config: (dark.matches && usermeta?.dark) || config,
  };
}

/** One chart. It is drawn anew where its room or the page's colours change. */
class Drawing {
  #width = 0;
  #view = null;
  #drawn = 0;

  constructor(chart, plot, tip) {
    this.chart = chart;
    this.plot = plot;
    this.tip = tip;
    this.repaint = () => this.draw();
    dark.addEventListener("change", this.repaint);
    this.watch = new ResizeObserver(() => this.#fit());
    this.watch.observe(plot);
  }

  #fit() {
    if (!this.plot.isConnected) return this.#end();
    const width = Math.floor(this.plot.clientWidth);
    if (width === this.#width || width === 0) return undefined;
    this.#width = width;
    return this.draw();
  }

  #end() {
    this.watch.disconnect();
    dark.removeEventListener("change", this.repaint);
    this.#view?.finalize();
  }

  async draw() {
    const drawing = ++this.#drawn;
    const place = element("div");
    try {
      const { embed } = await loaded();
      // Without `ast` Vega would compile its expressions with eval, which this page forbids.
      const view = await embed(place, fitted(this.chart.spec, this.#width), {
        ast: true,
        actions: false,
        defaultStyle: false,
        renderer: "canvas",
        loader: closed,
        tooltip: (_handler, event, _item, value) => this.#point(event, value),
      });
      if (drawing !== this.#drawn) {
        view.finalize();
        return;
      }
      this.#view?.finalize();
      this.#view = view;
      this.plot.replaceChildren(place);
      this.plot.dataset.drawn = dark.matches ? "dark" : "light";
    } catch {
      this.plot.replaceChildren(element("p", { className: "quiet small" }, this.chart.alt));
      this.plot.classList.add("in-words");
    }
  }

  /** Show the figures of the day that is pointed at. */
  #point(event, value) {
    this.tip.hidden = typeof value !== "object" || value === null;
    if (this.tip.hidden) return;
    const lines = Object.entries(value).map(([label, shown]) => (label.trim() ? `${label}: ${shown}` : shown));
    this.tip.replaceChildren(...lines.map((line) => element("div", {}, line)));
    const room = this.plot.clientWidth - this.tip.offsetWidth;
    const left = event.clientX - this.plot.getBoundingClientRect().left;
    this.tip.style.left = `${Math.max(0, Math.min(room, left - this.tip.offsetWidth / 2))}px`;
  }
}

/** Return a chart as a figure; a screen reader is told it in words. */
export function chartNode(chart) {
  const plot = element("div", { className: "plot", role: "img", ariaLabel: chart.alt });
  const tip = element("div", { className: "tip small", hidden: true, ariaHidden: "true" });
  const node = element("figure", { className: "chart" }, element("figcaption", {}, chart.title), plot, tip);
  new Drawing(chart, plot, tip);
  return node;
}
