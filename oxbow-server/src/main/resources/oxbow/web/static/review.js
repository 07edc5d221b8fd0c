// The review queue: one image, or one row of features, per screen, classes as keys, the next one fetched while this one is looked at.
(() => {
  'use strict';
  const desk = document.querySelector('[data-review]');
  if (!desk) return;
  const { api, toast, make } = window.oxbow;
  const at = (id) => desk.querySelector('[data-part="' + id + '"]');
  const { claims, task, standIn } = desk.dataset;
  const MOST_SHOWN = 100;
  const features = JSON.parse(desk.dataset.features);
  const ahead = [];
  const done = [];
  let current = null;
  let asking = null;
  let busy = false;

  const claim = async () => {
    if (asking) return asking;
    asking = api('POST', claims, { holding: [current, ...ahead].filter(Boolean).map((t) => t.id) }).finally(() => { asking = null; });
    return asking;
  };
  const prefetch = async () => {
    if (ahead.length) return;
    const next = await claim().catch(() => null);
    if (next) ahead.push(next);
  };
  const paint = (image) => {
    const canvas = at('image');
    canvas.hidden = !image;
    if (!image) return;
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d');
    const out = context.createImageData(image.width, image.height);
    image.pixels.forEach((v, i) => {
      const grey = Math.max(0, Math.min(255, Math.round((255 * v) / image.white)));
      out.data.set([grey, grey, grey, 255], i * 4);
    });
    context.putImageData(out, 0, 0);
  };
  const tabulate = (image, input) => {
    document.querySelector('[data-part="question"]').textContent = image ? 'What does the image show?' : 'Which class is this?';
    at('inputs').hidden = !input.length;
    at('unkept').hidden = !!image || !!input.length;
    const name = (i) => (features.length === input.length ? features[i] : desk.dataset.tensor + '[' + i + ']');
    const rest = input.length - MOST_SHOWN;
    at('inputs').tBodies[0].replaceChildren(...input.slice(0, MOST_SHOWN).map((value, i) =>
      make('tr', {}, make('th', { scope: 'row' }, name(i)), make('td', {}, String(value)))));
    at('inputs').caption.textContent = 'What the model was given' + (rest > 0 ? ', the first ' + MOST_SHOWN + ' of ' + input.length.toLocaleString('en-GB') + ' values' : '');
  };
  const why = (t) =>
    t.asked_because === 'audit'
      ? 'Drawn at random, to check the model where it is confident.'
      : t.score == null ? 'Asked because a person decides here.' : 'Asked because the model is unsure: its score is ' + (100 * t.score).toFixed(0) + ' %.';
  const keyOf = (label, i, all) => {
    if (/^[a-z0-9]$/i.test(label)) return label;
    return all.length <= 9 ? String(i + 1) : '';
  };
  const progress = () => {
    at('done').textContent = done.length === 1 ? '1 answered in this sitting' : done.length + ' answered in this sitting';
    at('undo').disabled = done.length === 0;
  };
  const show = (next) => {
    current = next;
    at('desk').hidden = !next;
    at('empty').hidden = !!next;
    progress();
    if (!next) return;
    paint(next.image);
    tabulate(next.image, next.input || []);
    at('why').textContent = why(next);
    at('guess').textContent = next.predicted ? 'The model says ' + next.predicted + '.' : '';
    at('lineage').href = desk.dataset.predictions + next.prediction_id;
    const classes = next.classes && next.classes.length ? next.classes : [next.predicted || ''];
    at('answers').replaceChildren(...classes.map((label, i) => {
      const key = keyOf(label, i, classes);
      const button = make('button', { type: 'button', 'data-label': label, onclick: () => answer(label) }, label);
      if (key) { button.dataset.key = key; button.dataset.keyDoes = 'Answer ' + label; }
      if (key && key !== label) button.append(make('small', {}, key));
      if (label === next.predicted) { button.classList.add('suggested'); button.setAttribute('aria-label', label + ', the model’s answer'); }
      return button;
    }));
  };
  const next = async () => {
    const ready = ahead.shift() || (await claim());
    show(ready);
    if (ready) prefetch();
    counts();
  };
  const answer = async (label) => {
    if (!current || busy) return;
    busy = true;
    const answered = current;
    try {
      await api('POST', task + answered.id + '/answers', { label, stand_in: standIn === 'true' });
      done.push({ task: answered, label });
      at('last').textContent = 'Saved ' + label + (!answered.predicted ? '.' : label === answered.predicted ? ', as the model said.' : '; the model had said ' + answered.predicted + '.');
      await next();
    } catch (failure) {
      toast(failure.message, 'bad');
      if (failure.status === 409 || failure.status === 404) await next();
    } finally {
      busy = false;
    }
  };
  const undo = async () => {
    if (!done.length || busy) return;
    busy = true;
    const previous = done[done.length - 1];
    try {
      await api('DELETE', task + previous.task.id + '/answers');
      done.pop();
      if (current) ahead.unshift(current);
      show(previous.task);
      at('last').textContent = 'Took back ' + previous.label + '.';
      counts();
    } catch (failure) {
      toast(failure.message, 'bad');
    } finally {
      busy = false;
    }
  };
  const counts = async () => {
    const answerOf = await api('GET', desk.dataset.queues).catch(() => null);
    const queue = answerOf && answerOf.items.find((q) => q.name === desk.dataset.review);
    if (!queue) return;
    const open = queue.open + queue.claimed;
    const { answered } = queue;
    at('bar').max = Math.max(1, open + answered);
    at('bar').value = answered;
    at('counts').textContent = open.toLocaleString('en-GB') + ' waiting, ' + answered.toLocaleString('en-GB') + ' answered';
  };
  at('undo').addEventListener('click', undo);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Backspace' && !event.target.closest('input, textarea')) { event.preventDefault(); undo(); }
  });
  setInterval(() => { if (!document.hidden && !current && !busy) next().catch(() => {}); }, 4000);
  next().catch((failure) => toast(failure.message, 'bad'));
})();
