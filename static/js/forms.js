// Enhances forms; every form works without it.
(() => {
  const summary = document.querySelector('[data-focus-first]');
  if (summary) {
    summary.tabIndex = -1;
    summary.focus();
  }

  // A second press while the first is on its way would send the same facts twice.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post') return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
  });

  // Coming back with the Back button shows the page as it was left, so let it be sent again.
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
  });
})();
