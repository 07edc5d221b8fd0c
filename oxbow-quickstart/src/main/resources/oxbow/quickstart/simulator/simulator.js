"use strict";

const form = document.getElementById("settings");
const message = document.getElementById("message");
const WELL = { gain: 1, vignette: 0, black: 0, noise: 0 };
const FAILED = { gain: 0.7, vignette: 4, black: 0.05, noise: 0.02 };
const WHITE = 16;
let pending = 0;

function shown(input) {
  const output = input.closest("label").querySelector("output");
  if (output) output.textContent = input.name === "label_share"
    ? Math.round(input.value * 100) + " %" : String(Number(input.value));
}

function fill(settings) {
  for (const [name, value] of Object.entries(settings)) {
    const input = form.elements[name];
    if (input && document.activeElement !== input) input.value = value;
    if (input) shown(input);
  }
}

function read() {
  const settings = {};
  for (const input of form.querySelectorAll("input, select"))
    settings[input.name] = input.type === "range" ? Number(input.value) : input.value;
  return settings;
}

function near(preset) {
  return Object.entries(preset).every(([name, value]) => Math.abs(Number(form.elements[name].value) - value) < 1e-6);
}

// Which preset is on, and what that means.
function camera() {
  const well = near(WELL), failed = near(FAILED);
  document.getElementById("well").setAttribute("aria-pressed", well);
  document.getElementById("failed").setAttribute("aria-pressed", failed);
  document.getElementById("camera").textContent = well
    ? "The camera works as built. Press ‘Lens and lamp fail’ to break it."
    : failed ? "The camera is broken: lens and lamp failed. Press ‘Camera as built’ to mend it; that is a change too, and raises alarms."
      : "The camera is set by hand. Press ‘Camera as built’ to mend it.";
}

async function send() {
  const response = await fetch("/settings", {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(read()) });
  const answer = await response.json();
  message.textContent = response.ok ? "" : answer.detail;
  if (response.ok) show(answer);
  await images();
}

function show(state) {
  camera();
  const number = new Intl.NumberFormat("en");
  document.getElementById("answered").textContent = number.format(state.counts.answered);
  document.getElementById("labelled").textContent = number.format(state.counts.labelled);
  document.getElementById("reviews").textContent = number.format(state.counts.reviews);
  document.getElementById("failures").textContent = number.format(state.counts.failed);
  document.getElementById("server").href = state.server;
  for (const option of form.elements.pool.options)
    option.textContent = option.textContent.replace(/ \(.*$/, "") + " (" + state.pools[option.value] + " images)";
}

function draw(values) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 8;
  const context = canvas.getContext("2d");
  const pixels = context.createImageData(8, 8);
  values.forEach((value, i) => {
    const grey = Math.round(value / WHITE * 255);
    pixels.data.set([grey, grey, grey, 255], i * 4);
  });
  context.putImageData(pixels, 0, 0);
  return canvas;
}

async function images() {
  const list = await (await fetch("/images")).json();
  const place = document.getElementById("images");
  place.replaceChildren(...list.map(image => {
    const figure = document.createElement("figure");
    const caption = document.createElement("figcaption");
    caption.textContent = image.label;
    const paper = draw(image.paper), seen = draw(image.seen);
    paper.setAttribute("role", "img");
    paper.setAttribute("aria-label", "A handwritten " + image.label + " on paper");
    seen.setAttribute("role", "img");
    seen.setAttribute("aria-label", "The same " + image.label + " as the camera sees it");
    figure.append(paper, seen, caption);
    return figure;
  }));
  const all = list.flatMap(image => image.seen);
  document.getElementById("brightness").textContent =
    all.length ? (all.reduce((a, b) => a + b, 0) / all.length / WHITE).toFixed(3) : "–";
}

async function refresh(everything) {
  const state = await (await fetch("/state")).json();
  if (everything) fill(state.settings);
  show(state);
}

form.addEventListener("input", event => {
  shown(event.target);
  camera();
  clearTimeout(pending);
  pending = setTimeout(send, 120);
});
document.getElementById("well").addEventListener("click", () => { fill(WELL); send(); });
document.getElementById("failed").addEventListener("click", () => { fill(FAILED); send(); });

refresh(true).then(images);
setInterval(() => refresh(false).catch(() => { message.textContent = "The simulator has stopped."; }), 1000);
