// Opens every branch for paper in browsers whose style sheets cannot, and closes them again as they were.
(() => {
  if (CSS.supports('selector(::details-content)')) return;
  const opened = [];
  window.addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('.proof details:not([open], .as-received)')) {
      details.open = true;
      opened.push(details);
    }
  });
  window.addEventListener('afterprint', () => {
    for (const details of opened.splice(0)) details.open = false;
  });
})();
