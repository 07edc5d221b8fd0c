// Charts of an endpoint's windows, drawn from the same API a user could call. ECharts is loaded only if a chart is here.
(() => {
  'use strict';
  const board = document.querySelector('[data-windows]');
  if (!board) return;
  const { make } = window.oxbow;
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const predictors = JSON.parse(board.dataset.deployments || '{}');
  const charts = new Map();
  let windows = [];

  // ---- figures
  const wilson = (hits, n, z = 1.959964) => {
    if (!n) return null;
    const p = hits / n;
    const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
    const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
    return { value: p, low: middle - half, high: middle + half };
  };
  const percent = (v, digits = 1) => (100 * v).toFixed(digits) + ' %';
  // As FigureView writes figures: ± only where the interval reaches equally far to both sides.
  const figure = (f, n) => {
    const points = (v) => (100 * v).toFixed(1);
    const below = points(f.value - f.low), above = points(f.high - f.value);
    return percent(f.value) + (below === above
      ? ' ± ' + above + ' (n ' + count(n) + ')'
      : ' (' + points(f.low) + ' to ' + points(f.high) + ', n ' + count(n) + ')');
  };
  const count = (n) => n.toLocaleString('en-GB');
  const series = () => {
    const byKey = new Map();
    for (const w of windows) {
      const arm = String(w.arm).toLowerCase();
      const known = predictors[w.deployment_id] || {};
      const key = w.deployment_id + '/' + arm;
      if (!byKey.has(key)) {
        byKey.set(key, { key, arm, model: known.model || 'deployment ' + w.deployment_id.slice(-6), colour: known.colour ?? 6, points: [] });
      }
      byKey.get(key).points.push(w);
    }
    return [...byKey.values()];
  };
  const name = (s) => s.model + (s.arm === 'champion' ? '' : ' (' + s.arm + ')');
  const colour = (s) => css('--ox-p' + s.colour);
  const dash = (s) => (s.arm === 'shadow' ? 'dotted' : s.arm === 'canary' ? 'dashed' : 'solid');

  // ---- what all charts share
  const clock = (ms) => new Date(ms).toLocaleString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' }) + ' UTC';
  const tooltip = (rows) => ({
    trigger: 'axis', confine: true, axisPointer: { type: 'line', lineStyle: { color: css('--ox-line-strong') } },
    backgroundColor: css('--ox-surface'), borderColor: css('--ox-line-strong'), padding: [8, 10], textStyle: { color: css('--ox-ink') },
    formatter: (points) => {
      const at = points[0].axisValue;
      const table = make('table');
      rows(at, points).forEach(([index, label, value]) => {
        const dot = make('span', { class: 'dot ox-p' + index });
        table.append(make('tr', {}, make('td', {}, dot, label), make('td', {}, value)));
      });
      return make('div', { class: 'ox-charttip' }, make('strong', {}, clock(at)), table);
    },
  });
  const axisStyle = () => ({
    axisLine: { lineStyle: { color: css('--ox-line-strong') } }, axisTick: { show: false },
    axisLabel: { color: css('--ox-muted'), fontSize: 11.5, hideOverlap: true }, splitLine: { lineStyle: { color: css('--ox-line') } },
  });
  // Marks that stand close together share one label, so that none is written over another.
  const gathered = () => {
    const [from, to] = span();
    const near = (to - from) * 0.035;
    const list = JSON.parse(board.dataset.marks || '[]').filter((m) => m.at >= from && m.at <= to).sort((a, b) => a.at - b.at);
    const groups = [];
    list.forEach((m) => {
      const last = groups[groups.length - 1];
      if (last && m.at - last.at < near) {
        if (m.kind === 'alarm' && last.alarms) Object.assign(last, { alarms: last.alarms + 1, text: last.alarms + 1 + ' features drifted' });
        else last.more += 1;
        if (m.kind === 'alarm' && !last.alarms) Object.assign(last, { kind: 'alarm', alarms: 1, text: m.text });
      } else groups.push({ ...m, more: 0, alarms: m.kind === 'alarm' ? 1 : 0 });
    });
    return groups;
  };
  // Named where the plot has room: at the foot of the accuracy, at the head of the requests; elsewhere the lines alone.
  const marks = (position) => ({
    silent: true, symbol: 'none', animation: false,
    label: { show: !!position, formatter: (p) => p.data.name, color: css('--ox-ink'), fontSize: 10.5, position: position || 'insideEndTop', distance: 3 },
    data: gathered().map((m) => ({
      xAxis: m.at, name: m.text + (m.more ? ' +' + m.more : ''),
      lineStyle: { color: css(m.kind === 'alarm' ? '--ox-bad' : '--ox-line-strong'), type: m.kind === 'alarm' ? 'solid' : 'dashed', width: 1.2 },
    })),
  });
  const range = () => Number(board.dataset.rangeS) * 1000;
  const fixed = board.dataset.to ? Date.parse(board.dataset.to) : 0;
  const span = () => {
    if (fixed) return [fixed - range(), fixed];
    const end = windows.length ? Math.max(...windows.map((w) => +new Date(w.end))) : Date.now();
    const first = windows.length ? Math.min(...windows.map((w) => +new Date(w.start))) : end - range();
    return [Math.max(first, end - range()), end];
  };
  const frame = (y) => ({
    animation: false, useUTC: true, aria: { enabled: true }, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 54, right: 14, top: 18, bottom: 24 },
    xAxis: { type: 'time', min: span()[0], max: span()[1], ...axisStyle(), splitLine: { show: false } },
    yAxis: { type: 'value', ...axisStyle(), axisLine: { show: false }, ...y },
  });
  const middle = (w) => (+new Date(w.start) + +new Date(w.end)) / 2;
  // Where there is no window there were no requests: a line must not run on as if there had been.
  const apart = (points, at, gap) => points.flatMap((w, i) => {
    const before = points[i - 1];
    const silent = before && +new Date(w.start) - +new Date(before.end) > +new Date(before.end) - +new Date(before.start);
    return [...(silent ? [[+new Date(before.end) + 1, gap], [+new Date(w.start) - 1, gap]] : []), at(w)];
  });
  const near = (s, at) => s.points.find((w) => Math.abs(middle(w) - at) < 1);
  const line = (s, data, more = {}) => ({
    name: name(s), type: 'line', data, showSymbol: data.filter((d) => d[1] !== null).length < 3, symbolSize: 5, connectNulls: false,
    lineStyle: { width: 2, color: colour(s), type: dash(s) }, itemStyle: { color: colour(s) }, ...more,
  });
  const band = (s, low, high) => [
    { type: 'line', data: low, stack: 'band' + s.key, symbol: 'none', lineStyle: { opacity: 0 }, silent: true, tooltip: { show: false } },
    { type: 'line', data: high, stack: 'band' + s.key, symbol: 'none', lineStyle: { opacity: 0 }, silent: true,
      areaStyle: { color: colour(s), opacity: 0.16 }, tooltip: { show: false } },
  ];
  const withMarks = (list, position) => { if (list.length) list[0].markLine = marks(position); return list; };

  // ---- the charts
  const kinds = {
    accuracy(all) {
      const used = all.map((s) => ({ ...s, figures: apart(s.points, (w) => [middle(w), wilson(w.right, w.labelled)], null) }))
        .filter((s) => s.figures.some(([, f]) => f));
      if (!used.length) return null;
      const lows = used.flatMap((s) => s.figures.map(([, f]) => (f ? f.low : 1)));
      const list = used.flatMap((s) => [
        line(s, s.figures.map(([at, f]) => [at, f && f.value])),
        ...band(s, s.figures.map(([at, f]) => [at, f && f.low]), s.figures.map(([at, f]) => [at, f && f.high - f.low])),
      ]);
      return {
        ...frame({ min: Math.max(0, Math.floor(Math.min(...lows) * 10) / 10), max: 1, axisLabel: { formatter: (v) => Math.round(100 * v) + ' %', color: css('--ox-muted') } }),
        series: withMarks(list, 'insideStartBottom'),
        tooltip: tooltip((at) => used.flatMap((s) => {
          const w = near(s, at);
          if (!w) return [];
          const f = wilson(w.right, w.labelled);
          return [[s.colour, name(s), f ? figure(f, w.labelled) : 'no labels yet, of ' + count(w.count)]];
        })),
      };
    },
    traffic(all) {
      const used = all.filter((s) => s.points.some((w) => w.count));
      if (!used.length) return null;
      const rate = (w) => w.count / ((+new Date(w.end) - +new Date(w.start)) / 1000);
      return {
        ...frame({ min: 0, axisLabel: { formatter: '{value}/s', color: css('--ox-muted') } }),
        series: withMarks(used.map((s) => line(s, apart(s.points, (w) => [middle(w), rate(w)], 0))), 'insideEndBottom'),
        tooltip: tooltip((at) => used.flatMap((s) => {
          const w = near(s, at);
          return w ? [[s.colour, name(s), rate(w).toFixed(1) + '/s  n ' + count(w.count) + (w.errors ? ', ' + count(w.errors) + ' failed' : '')]] : [];
        })),
      };
    },
    latency(all) {
      const at = (w, q) => (w.latency && w.latency[q] != null ? w.latency[q] / 1000 : null);
      const used = all.filter((s) => s.points.some((w) => at(w, 'p50') !== null));
      if (!used.length) return null;
      return {
        ...frame({ type: 'log', axisLabel: { formatter: (v) => (v >= 1 ? v : +v.toPrecision(2)) + ' ms', color: css('--ox-muted') } }),
        series: withMarks(used.flatMap((s) => [
          line(s, apart(s.points, (w) => [middle(w), at(w, 'p50')], null)),
          line(s, apart(s.points, (w) => [middle(w), at(w, 'p99')], null), { lineStyle: { width: 1, color: colour(s), type: 'dotted' } }),
        ])),
        tooltip: tooltip((when) => used.flatMap((s) => {
          const w = near(s, when);
          const ms = (v) => (v === null ? '–' : v.toFixed(2) + ' ms');
          return w ? [[s.colour, name(s), 'median ' + ms(at(w, 'p50')) + ', 99 % ' + ms(at(w, 'p99')) + '  n ' + count(w.count)]] : [];
        })),
      };
    },
    mix(all) {
      const champion = windows.filter((w) => ['champion', 'canary'].includes(String(w.arm).toLowerCase()));
      const starts = [...new Set(champion.map((w) => +new Date(w.start)))].sort((a, b) => a - b);
      if (!starts.length) return null;
      const sums = new Map(starts.map((s) => [s, new Map()]));
      const ends = new Map();
      champion.forEach((w) => {
        const sum = sums.get(+new Date(w.start));
        ends.set(+new Date(w.start), +new Date(w.end));
        Object.entries(w.class_counts || {}).forEach(([c, n]) => sum.set(c, (sum.get(c) || 0) + n));
      });
      const classes = [...new Set([...sums.values()].flatMap((m) => [...m.keys()]))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
      if (!classes.length) return null;
      const total = (s) => [...sums.get(s).values()].reduce((a, b) => a + b, 0);
      const when = (s) => (s + ends.get(s)) / 2;
      const shade = (i) => 0.25 + 0.7 * ((i * 0.618) % 1);
      const list = classes.map((c, i) => ({
        name: c, type: 'line', stack: 'mix', symbol: 'none', lineStyle: { width: 0.6, color: css('--ox-surface') },
        areaStyle: { color: css('--ox-p' + (i % 7)), opacity: shade(i) }, itemStyle: { color: css('--ox-p' + (i % 7)) },
        data: starts.flatMap((s) => {
          const share = total(s) ? (sums.get(s).get(c) || 0) / total(s) : null;
          const edges = [[s, share], [when(s), share], [ends.get(s), share]];
          const next = starts[starts.indexOf(s) + 1];
          const silent = next && next - ends.get(s) > ends.get(s) - s;
          return silent ? [...edges, [ends.get(s) + 1, null], [next - 1, null]] : edges;
        }),
        endLabel: { show: classes.length <= 12, formatter: c, color: css('--ox-muted'), fontSize: 10.5, distance: 4 },
      }));
      return {
        ...frame({ min: 0, max: 1, axisLabel: { formatter: (v) => Math.round(100 * v) + ' %', color: css('--ox-muted') } }),
        grid: { left: 54, right: 34, top: 18, bottom: 24 },
        series: withMarks(list),
        tooltip: tooltip((at) => {
          const s = starts.find((x) => Math.abs(when(x) - at) < 1);
          return s === undefined ? [] : classes.map((c, i) => [i % 7, c, percent((sums.get(s).get(c) || 0) / (total(s) || 1), 0) + '  n ' + count(sums.get(s).get(c) || 0)]).reverse();
        }),
      };
    },
  };

  const legend = (all) => {
    const place = board.querySelector('[data-legend]');
    if (!place) return;
    const once = new Map(all.map((s) => [name(s), s]));
    place.replaceChildren(...[...once.values()].map((s) => make('span', {}, make('span', { class: 'ox-key ' + dash(s) + ' ox-p' + s.colour }), name(s))));
  };
  // What the champion of the newest window did over the whole range, in words beside each title.
  const now = (all) => {
    const champion = all.filter((s) => s.arm === 'champion').sort((a, b) => middle(b.points.at(-1)) - middle(a.points.at(-1)))[0];
    const sum = (of) => champion.points.reduce((total, w) => total + (of(w) || 0), 0);
    const words = { accuracy: '', traffic: '' };
    if (champion) {
      const labelled = sum((w) => w.labelled);
      const f = wilson(sum((w) => w.right), labelled);
      words.accuracy = f ? champion.model + ': ' + figure(f, labelled) : '';
      words.traffic = 'n ' + count(all.reduce((total, s) => total + (s.arm === 'shadow' ? 0 : s.points.reduce((t, w) => t + w.count, 0)), 0));
    }
    Object.entries(words).forEach(([kind, text]) => {
      const place = board.querySelector('[data-now="' + kind + '"]');
      if (place) place.textContent = text;
    });
  };
  const draw = () => {
    const all = series();
    legend(all);
    now(all);
    board.querySelectorAll('[data-chart]').forEach((place) => {
      const option = kinds[place.dataset.chart](all);
      if (!option) {
        charts.get(place)?.dispose();
        charts.delete(place);
        place.replaceChildren(make('div', { class: 'ox-chart-empty' }, place.dataset.empty || 'Nothing in this range.'));
        return;
      }
      if (!charts.has(place)) {
        place.replaceChildren();
        charts.set(place, window.echarts.init(place, null, { renderer: 'canvas' }));
      }
      charts.get(place).setOption(option, true);
      place.setAttribute('role', 'img');
    });
  };
  const ask = async () => {
    const to = fixed ? new Date(fixed) : new Date();
    const from = new Date(+to - range());
    const url = board.dataset.windows + '&from=' + from.toISOString() + '&to=' + to.toISOString() + '&step_s=' + board.dataset.stepS;
    const answer = await window.oxbow.api('GET', url);
    windows = (answer.items || []).sort((a, b) => (a.start < b.start ? -1 : 1));
    draw();
  };
  const script = make('script', { src: board.dataset.library });
  script.addEventListener('load', async () => {
    const again = async () => {
      try {
        if (!document.hidden) await ask();
      } catch (failure) {
        if (!windows.length) board.querySelectorAll('[data-chart]').forEach((p) => p.replaceChildren(make('div', { class: 'ox-chart-empty' }, failure.message)));
      }
      if (!fixed) setTimeout(again, Number(board.dataset.everyMs || 4000));
    };
    await again();
    document.body.dataset.charts = 'drawn';
  });
  document.head.append(script);
  addEventListener('resize', () => charts.forEach((chart) => chart.resize()));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { if (window.echarts) draw(); });
})();
