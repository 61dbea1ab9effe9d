// Says how far an import is, then goes on to its preview. Without it the page loads itself again.
(() => {
  const EVERY_MS = 700;
  const box = document.querySelector('[data-import-state]');
  if (!box) return;
  const status = box.querySelector('[role=status]');
  const bar = box.querySelector('progress');

  async function ask() {
    try {
      const answer = await fetch(box.dataset.importState, { headers: { accept: 'application/json' } });
      const state = await answer.json();
      if (!answer.ok || state.next) {
        location.replace(state.next || location.href);
        return;
      }
      if (status.textContent !== state.says) status.textContent = state.says;
      if (bar.hasAttribute('max')) bar.value = state.rows;
    } catch {
      // The server or the network is away for a moment: ask again.
    }
    setTimeout(ask, EVERY_MS);
  }
  setTimeout(ask, EVERY_MS);
})();
