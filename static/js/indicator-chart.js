// Turns the page's drawing into a Chart.js chart, from the same numbers; the drawing stays for print and when this fails.
(() => {
  const figure = document.querySelector('[data-line-chart]');
  if (!figure || !window.Chart) return;
  const data = JSON.parse(figure.dataset.lineChart);
  const narrow = window.matchMedia('(max-width: 640px)').matches;
  const first = narrow ? Math.max(0, data.periods.length - 18) : 0;
  const cut = (list) => list.slice(first);
  const ahead = data.ahead;
  const last = cut(data.values).findLastIndex((value) => value !== null);
  const kinds = cut(data.kinds);
  const padded = (list) => [...cut(list), ...ahead.periods.map(() => null)];
  // A forecast starts at the latest figure, so that its bands open from there.
  const onwards = (list) => {
    const values = [...cut(data.values).map(() => null), ...list];
    if (last >= 0 && list.length > 0) values[last] = cut(data.values)[last];
    return values;
  };
  const flat = { pointRadius: 0, pointHitRadius: 0, borderWidth: 1.2, spanGaps: true, tension: 0 };
  const limit = (label, list, more) => ({ label, data: padded(list), ...flat, spanGaps: false, stepped: 'middle', borderColor: data.colours.line, borderDash: [6, 4], ...more });
  const band = (label, list, more) => ({ label, data: onwards(list), ...flat, borderWidth: 0, ...more });
  const dates = new Map(data.dates.map(({ slot, text, year }) => [slot - first, year ? [text, year] : text]));
  const ticks = new Map(data.ticks.map(({ value, text }) => [value, text]));
  const font = { family: 'Arial, Helvetica, sans-serif', size: narrow ? 11 : 12.5 };

  const disc = ({ slot, letter }) => ({
    type: 'label', xValue: slot - first, yValue: data.values[slot] ?? data.ticks[0].value, yAdjust: -22,
    content: letter, color: '#fff', backgroundColor: data.colours.disc, borderRadius: 10,
    font: { ...font, size: 12, weight: 'bold' }, padding: { top: 3, bottom: 3, left: 6, right: 6 },
  });
  const line = ({ slot, text }) => ({
    type: 'line', xMin: slot - first - 0.5, xMax: slot - first - 0.5, borderColor: data.colours.disc, borderWidth: 1,
    label: { display: true, content: text, position: 'start', color: '#0B0C0C', backgroundColor: '#fff', font: { ...font, weight: 'bold' } },
  });
  const end = ({ value, text, colour, apart }) => ({
    type: 'label', xValue: data.periods.length - 1 + ahead.periods.length - first, yValue: value, position: { x: 'start', y: 'center' }, xAdjust: 10, yAdjust: apart,
    content: text, color: colour, font: { ...font, weight: colour === data.colours.last ? 'bold' : 'normal' }, padding: 0,
  });
  const reviewLine = {
    type: 'line', xMin: data.periods.length - 1 + ahead.periods.length - first, xMax: data.periods.length - 1 + ahead.periods.length - first, borderColor: data.colours.last, borderWidth: 1.5,
    label: { display: true, content: data.review, position: 'start', color: data.colours.last, backgroundColor: '#fff', font: { ...font, weight: 'bold' } },
  };
  const shown = ({ slot }) => slot >= first;

  const paper = { id: 'paper', beforeDraw: ({ ctx, width, height }) => { ctx.save(); ctx.fillStyle = '#fff'; ctx.fillRect(0, 0, width, height); ctx.restore(); } };

  // The marks of signals, from the same paths as the drawing's, so that shape and arrow tell them apart without colour.
  const signals = {
    id: 'signals',
    afterDatasetsDraw: (chart) => {
      const { ctx } = chart;
      chart.getDatasetMeta(0).data.forEach(({ x, y }, slot) => {
        const mark = data.marks[kinds[slot]];
        if (!mark || Number.isNaN(y)) return;
        ctx.save();
        ctx.translate(x, y);
        ctx.fillStyle = mark.colour;
        ctx.fill(new Path2D(mark.shape));
        ctx.strokeStyle = '#fff';
        ctx.lineWidth = 1.5;
        ctx.stroke(new Path2D(mark.arrow));
        ctx.restore();
      });
    },
  };

  const box = document.createElement('div');
  box.className = 'canvas-box';
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', data.label);
  box.append(canvas);
  figure.append(box);

  try {
    new window.Chart(canvas, {
      type: 'line',
      plugins: [paper, signals],
      data: {
        labels: [...cut(data.periods), ...ahead.periods],
        datasets: [
          {
            label: 'Figure', data: padded(data.values), spanGaps: false, tension: 0, borderWidth: 1.5, borderColor: data.colours.line,
            pointRadius: kinds.map((kind, slot) => (kind ? 0 : slot === last ? 5.5 : 3.4)),
            pointHitRadius: 8,
            pointBackgroundColor: kinds.map((_, slot) => (slot === last ? data.colours.last : '#fff')),
            pointBorderColor: kinds.map((_, slot) => (slot === last ? data.colours.last : data.colours.line)),
          },
          { label: 'Target', data: padded(data.targets), stepped: 'middle', borderColor: data.colours.target, borderWidth: 1.8, borderDash: [7, 4], pointRadius: 0, pointHitRadius: 0 },
          limit('Average', data.lines.mean, { borderColor: data.colours.disc, borderDash: [], borderWidth: 1.5 }),
          limit('Lower limit', data.lines.lower, {}),
          limit('Upper limit', data.lines.upper, { fill: '-1', backgroundColor: 'rgba(220, 227, 232, 0.45)' }),
          limit('Lower near limit', data.lines.nearLower, { borderDash: [1.5, 4] }),
          limit('Upper near limit', data.lines.nearUpper, { borderDash: [1.5, 4] }),
          band('Expected', ahead.mean, { borderWidth: 1.6, borderColor: data.colours.last, borderDash: [2, 3] }),
          band('80% likely, from', ahead.lower80, {}),
          band('80% likely, to', ahead.upper80, { fill: '-1', backgroundColor: 'rgba(163, 182, 201, 0.45)' }),
          band('50% likely, from', ahead.lower50, {}),
          band('50% likely, to', ahead.upper50, { fill: '-1', backgroundColor: 'rgba(120, 146, 172, 0.5)' }),
        ],
      },
      options: {
        animation: window.matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 300 },
        maintainAspectRatio: false,
        interaction: { mode: 'index', intersect: false },
        layout: { padding: { top: 24, right: narrow ? 16 : 100 } },
        scales: {
          x: { grid: { display: false }, ticks: { font, color: '#3A4147', autoSkip: false, maxRotation: 0, callback: (_, slot) => dates.get(slot) ?? '' } },
          y: {
            min: data.ticks[0].value, max: data.ticks.at(-1).value, grid: { color: data.colours.grid }, border: { display: false },
            afterBuildTicks: (axis) => { axis.ticks = data.ticks.map(({ value }) => ({ value })); },
            ticks: { font, color: '#3A4147', autoSkip: false, callback: (value) => ticks.get(value) ?? '' },
          },
        },
        plugins: {
          legend: { display: false },
          tooltip: { animation: false, filter: ({ datasetIndex }) => datasetIndex < 2, titleFont: font, bodyFont: font, callbacks: { label: ({ datasetIndex, dataIndex }) => (datasetIndex === 0 ? `Figure ${data.texts[first + dataIndex]}` : `Target ${data.targetTexts[first + dataIndex]}`) } },
          annotation: { clip: false, annotations: [...data.notes.filter(shown).map(disc), ...data.breaks.filter(shown).map(line), ...(narrow ? [] : data.ends.map(end)), ...(data.review && !narrow ? [reviewLine] : [])] },
        },
      },
    });
  } catch (error) {
    box.remove();
    throw error;
  }
  figure.classList.add('taken-over');

  const place = document.querySelector('[data-save-chart]');
  const save = document.createElement('button');
  save.type = 'button';
  save.className = 'link-button';
  save.textContent = 'Save chart as PNG';
  save.addEventListener('click', () => {
    const link = document.createElement('a');
    link.href = canvas.toDataURL('image/png');
    link.download = data.fileName;
    link.click();
  });
  place.append(save);
  place.hidden = false;
})();
