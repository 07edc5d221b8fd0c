// The page kit's behaviour: keys, copying, times, tables, forms that call the API, toasts, live parts.
(() => {
  'use strict';
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };

  // ---- toasts: what happened, said once, also to screen readers
  const toast = (text, kind = '') => {
    const box = document.getElementById('toasts');
    const item = make('div', { class: 'ox-toast ' + kind, role: kind === 'bad' ? 'alert' : 'status' }, make('span', {}, text));
    item.append(make('button', { 'aria-label': 'Dismiss', onclick: () => item.remove() }, '×'));
    box.append(item);
    setTimeout(() => item.remove(), kind === 'bad' ? 12000 : 5000);
  };

  // ---- the API: JSON in, JSON out, problems as sentences
  const api = async (method, url, body) => {
    const options = { method, headers: { Accept: 'application/json' } };
    if (body !== undefined) {
      options.headers['Content-Type'] = 'application/json';
      options.body = JSON.stringify(body);
    }
    const response = await fetch(url, options);
    if (response.status === 204) return null;
    const text = await response.text();
    let value = null;
    try { value = text ? JSON.parse(text) : null; } catch { value = { title: text.slice(0, 200) }; }
    if (!response.ok) {
      const failure = new Error((value && (value.detail || value.title)) || 'The server answered ' + response.status + '.');
      failure.status = response.status;
      failure.problems = (value && value.problems) || [];
      throw failure;
    }
    return value;
  };

  // ---- times: one clock for everybody, UTC, as in sentences, the log and the API; local time on pointing at it
  const showTime = (element) => {
    const at = new Date(element.dateTime);
    if (!isNaN(at)) element.title = at.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'long' });
  };

  // ---- tables: sort by a click on a heading, filter, copy, export
  const cellValue = (row, index) => {
    const cell = row.cells[index];
    const raw = cell ? (cell.dataset.value ?? cell.textContent.trim()) : '';
    const number = Number(raw);
    return raw !== '' && !isNaN(number) ? number : raw;
  };
  const compare = (a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b
      : typeof a === 'number' ? -1 : typeof b === 'number' ? 1 : a.localeCompare(b, 'en', { numeric: true });
  const sortTable = (table, index, direction) => {
    const body = table.tBodies[0];
    const rows = [...body.rows].sort((a, b) => direction * compare(cellValue(a, index), cellValue(b, index)));
    body.append(...rows);
    $$('thead th', table).forEach((th, i) => {
      if (i === index) th.setAttribute('aria-sort', direction > 0 ? 'ascending' : 'descending');
      else th.removeAttribute('aria-sort');
    });
  };
  const inUrl = (change) => {
    const url = new URL(location);
    change(url.searchParams);
    history.replaceState(history.state, '', url);
  };
  const cellText = (cell) => {
    const copy = cell.cloneNode(true);
    $$('.ox-tip, .ox-copy, .ox-visually-hidden', copy).forEach((e) => e.remove());
    return copy.textContent.replace(/\s+/g, ' ').trim();
  };
  const rowsOf = (table) =>
    [...table.rows].filter((row) => !row.hidden).map((row) => [...row.cells].filter((cell) => !cell.hidden).map(cellText));
  const csv = (rows) => rows.map((row) => row.map((v) => (/[",\n]/.test(v) ? '"' + v.replaceAll('"', '""') + '"' : v)).join(',')).join('\n');
  const columns = (table, name) => {
    const hidden = new Set((new URLSearchParams(location.search).get(name + '.hide') || '').split(',').filter(Boolean).map(Number));
    const apply = () => [...table.rows].forEach((row) => [...row.cells].forEach((cell, i) => { cell.hidden = hidden.has(i); }));
    const list = make('div', {});
    $$('thead th', table).forEach((th, i) => {
      const title = th.textContent.trim();
      if (!title) return;
      const box = make('input', { type: 'checkbox', onchange: () => {
        if (box.checked) hidden.delete(i); else hidden.add(i);
        apply();
        inUrl((query) => (hidden.size ? query.set(name + '.hide', [...hidden].sort((a, b) => a - b).join(',')) : query.delete(name + '.hide')));
      } });
      box.checked = !hidden.has(i);
      list.append(make('label', {}, box, title));
    });
    apply();
    return make('details', { class: 'ox-columns' }, make('summary', { class: 'ox-btn small' }, 'Columns'), list);
  };
  const dressTable = (table) => {
    if (table.dataset.dressed) return;
    table.dataset.dressed = 'yes';
    const name = table.id;
    $$('thead th', table).forEach((th, index) => {
      if (!th.textContent.trim()) return;
      const button = make('button', { type: 'button', title: 'Sort' });
      if (th.querySelector('a')) {
        button.setAttribute('aria-label', 'Sort by ' + th.textContent.replace(/\s+/g, ' ').trim());
        button.append('↕');
        th.append(' ');
      } else button.append(...th.childNodes);
      th.append(button);
      button.addEventListener('click', () => {
        const direction = th.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
        sortTable(table, index, direction);
        inUrl((query) => query.set(name + '.sort', (direction < 0 ? '-' : '') + index));
      });
    });
    const tools = table.closest('.ox-card')?.querySelector('.ox-table-tools');
    if (tools && !tools.childElementCount) {
      const filter = make('input', { class: 'ox-input', type: 'search', placeholder: 'Filter', 'aria-label': 'Filter the table' });
      const apply = () => {
        const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
        [...table.tBodies[0].rows].forEach((row) => {
          const text = row.textContent.toLowerCase();
          row.hidden = !words.every((word) => text.includes(word));
        });
      };
      filter.addEventListener('input', () => {
        apply();
        inUrl((query) => (filter.value ? query.set(name + '.filter', filter.value) : query.delete(name + '.filter')));
      });
      filter.value = new URLSearchParams(location.search).get(name + '.filter') || '';
      tools.append(
        filter,
        columns(table, name),
        make('button', { type: 'button', class: 'ox-btn small', onclick: async () => {
          await navigator.clipboard.writeText(rowsOf(table).map((r) => r.join('\t')).join('\n'));
          toast('Copied ' + (rowsOf(table).length - 1) + ' rows.');
        } }, 'Copy'),
        make('button', { type: 'button', class: 'ox-btn small', onclick: () => {
          const url = URL.createObjectURL(new Blob([csv(rowsOf(table))], { type: 'text/csv' }));
          make('a', { href: url, download: name + '.csv' }).click();
          URL.revokeObjectURL(url);
        } }, 'Export CSV'));
      apply();
    }
    const sort = new URLSearchParams(location.search).get(name + '.sort');
    if (sort) sortTable(table, Math.abs(Number(sort)), sort.startsWith('-') ? -1 : 1);
  };

  // ---- tips: beside what they explain, within the window, whatever scrolls around them
  const placeTip = (event) => {
    const figure = event.target.closest?.('.ox-figure');
    const tip = figure?.querySelector('.ox-tip');
    if (!tip) return;
    const at = figure.getBoundingClientRect();
    const below = at.bottom + 6 + tip.offsetHeight < innerHeight;
    tip.style.left = Math.max(12, Math.min(at.left, document.documentElement.clientWidth - tip.offsetWidth - 12)) + 'px';
    tip.style.top = (below ? at.bottom + 6 : at.top - 6 - tip.offsetHeight) + 'px';
  };
  document.addEventListener('pointerover', placeTip);
  document.addEventListener('focusin', placeTip);

  // ---- forms that call the API: <form data-api="POST /api/v1/…" data-done="words"> with names as JSON paths
  const put = (target, path, value) => {
    const steps = path.split('.');
    const last = steps.pop();
    const parent = steps.reduce((at, step, i) => (at[step] ??= /^\d+$/.test(steps[i + 1] ?? last) ? [] : {}), target);
    parent[last] = value;
  };
  const formBody = (form) => {
    const body = {};
    for (const input of form.elements) {
      if (!input.name || input.matches(':disabled') || (input.type === 'radio' && !input.checked)) continue;
      const kind = input.dataset.type;
      if (input.value === '' && (kind || 'omit' in input.dataset)) continue;
      if (kind === 'percent') put(body, input.name, Number(input.value) / 100);
      else if (kind === 'number') put(body, input.name, Number(input.value));
      else if (kind === 'json') put(body, input.name, JSON.parse(input.value));
      else if (kind === 'flag') put(body, input.name, input.value === 'true');
      else put(body, input.name, input.value);
    }
    return body;
  };
  const showProblems = (form, failure) => {
    const place = form.querySelector('.ox-problem');
    const words = failure.problems.length
      ? failure.problems.map((p) => 'The ' + p.field + (p.value ? ' (' + p.value + ')' : '') + ' must ' + p.rule + '.' + (p.hint ? ' ' + p.hint : '')).join('\n')
      : failure.message;
    if (place) place.textContent = words;
    else toast(words, 'bad');
  };
  const send = async (form) => {
    const [method, url] = form.dataset.api.split(' ');
    const button = form.querySelector('button[type=submit], button:not([type])');
    if (button) button.disabled = true;
    try {
      const answer = await api(method, url, method === 'DELETE' ? undefined : formBody(form));
      const problem = form.querySelector('.ox-problem');
      if (problem) problem.textContent = '';
      form.closest('dialog')?.close();
      if (form.dataset.go) { location.assign(form.dataset.go); return; }
      toast(form.dataset.done || 'Done.');
      document.body.dispatchEvent(new CustomEvent('oxevent', { detail: answer }));
    } catch (failure) {
      showProblems(form, failure);
    } finally {
      if (button) button.disabled = false;
    }
  };
  const ask = (words, act) => new Promise((resolve) => {
    const dialog = make('dialog', { class: 'ox-dialog', 'aria-label': 'Please confirm' });
    const finish = (yes) => { dialog.close(); dialog.remove(); resolve(yes); };
    dialog.append(make('div', {}, make('p', {}, words), make('div', { class: 'ox-row ox-row-end' },
      make('button', { class: 'ox-btn', type: 'button', onclick: () => finish(false) }, 'Cancel'),
      make('button', { class: 'ox-btn primary', type: 'button', onclick: () => finish(true), autofocus: '' }, act))));
    dialog.addEventListener('cancel', () => finish(false));
    document.body.append(dialog);
    dialog.showModal();
  });
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!form.dataset?.api) return;
    event.preventDefault();
    const submit = form.querySelector('button');
    if (form.dataset.confirm && !(await ask(form.dataset.confirm, submit ? submit.textContent.trim() : 'Yes'))) return;
    send(form);
  });

  // ---- fields that belong to some choices only: <fieldset data-with="canary"> in a form that varies
  document.addEventListener('change', (event) => {
    const form = event.target.closest('form[data-varies]');
    if (!form || event.target.type !== 'radio') return;
    $$('fieldset[data-with]', form).forEach((fields) => {
      fields.hidden = fields.disabled = !fields.dataset.with.split(' ').includes(event.target.value);
    });
  });

  // ---- clicks: copy, open a dialog
  document.addEventListener('click', async (event) => {
    const copy = event.target.closest('[data-copy]');
    if (copy) {
      await navigator.clipboard.writeText(copy.dataset.copy);
      toast('Copied ' + (copy.dataset.copy.length > 60 ? copy.dataset.copy.slice(0, 57) + '…' : copy.dataset.copy));
    }
    const wanted = event.target.closest('[data-download]');
    if (wanted) {
      const response = await fetch(wanted.dataset.download, { headers: { Accept: 'text/csv' } });
      if (response.ok) {
        const url = URL.createObjectURL(await response.blob());
        make('a', { href: url, download: wanted.dataset.name }).click();
        URL.revokeObjectURL(url);
      } else toast('The server answered ' + response.status + '.', 'bad');
    }
    if (event.target.closest('[data-show-keys]')) showKeys();
    const opener = event.target.closest('[data-opens]');
    if (opener) document.getElementById(opener.dataset.opens)?.showModal();
    if (event.target.closest('[data-closes]')) event.target.closest('dialog')?.close();
  });

  // ---- keys: whatever carries data-key answers to it; '?' lists them
  const keyed = () => $$('[data-key]').filter((e) => e.closest('dialog') === null || e.closest('dialog').open);
  const showKeys = () => {
    const dialog = document.getElementById('keys');
    const list = dialog.querySelector('dl');
    list.replaceChildren();
    const rows = new Map([['?', 'Show these keys']]);
    keyed().forEach((e) => rows.set(e.dataset.key, e.dataset.keyDoes || e.textContent.replace(/\s+/g, ' ').trim()));
    rows.forEach((does, key) => {
      const dt = make('dt');
      key.split(' ').forEach((k) => dt.append(make('kbd', {}, k), ' '));
      list.append(dt, make('dd', {}, does));
    });
    dialog.showModal();
  };
  let pending = '';
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input:not([type=radio]), textarea, select')) return;
    if (document.querySelector('dialog[open]')) return;
    const key = (pending ? pending + ' ' : '') + event.key;
    pending = '';
    if (key === '?') { event.preventDefault(); showKeys(); return; }
    const target = keyed().find((e) => e.dataset.key === key);
    if (target) {
      event.preventDefault();
      if (target.matches('input, select')) target.focus();
      else target.click();
    } else if (keyed().some((e) => e.dataset.key.startsWith(event.key + ' '))) {
      pending = event.key;
      setTimeout(() => { pending = ''; }, 1500);
    }
  });

  // ---- live parts: an event from the server makes the parts of the page that wait for it ask again
  let woken = 0;
  const wake = () => {
    clearTimeout(woken);
    woken = setTimeout(() => document.body.dispatchEvent(new CustomEvent('oxevent')), 250);
  };
  const listen = () => {
    const url = document.body.dataset.events;
    if (!url || !document.querySelector('[data-live]')) return;
    const source = new EventSource(url);
    const types = ['rollout.started', 'rollout.advanced', 'rollout.promoted', 'rollout.rolled_back', 'rollout.held', 'rollout.stopped',
      'drift.alarm', 'endpoint.changed', 'review.answered', 'review.enqueued', 'message'];
    types.forEach((type) => source.addEventListener(type, wake));
    addEventListener('pagehide', () => source.close());
  };
  const last = new WeakMap();
  document.addEventListener('htmx:beforeRequest', (event) => {
    const part = event.detail.elt;
    if (!part.dataset || !('live' in part.dataset)) return;
    const busy = document.hidden || part.contains(document.activeElement) || part.querySelector('.ox-figure:hover, dialog[open]');
    if (busy) event.preventDefault();
  });
  document.addEventListener('htmx:beforeSwap', (event) => {
    const part = event.detail.target;
    const text = event.detail.xhr.responseText;
    if (event.detail.xhr.status === 401) { location.reload(); return; }
    if (last.get(part) === text) event.detail.shouldSwap = false;
    last.set(part, text);
  });

  const dress = (root) => {
    $$('time[datetime]', root).forEach(showTime);
    $$('table[data-table]', root).forEach(dressTable);
  };
  document.addEventListener('htmx:afterSwap', (event) => dress(event.detail.target));
  window.oxbow = { api, toast, make, ask };
  dress(document);
  document.querySelector('.ox-nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  listen();
})();
