"use strict";

/**
 * Load a page in full after a dozen that came by instant navigation.
 *
 * Material keeps some 7,000 nodes of every page that it has replaced: what follows the contents,
 * for one, listens to the window's scrolling for good (`withLatestFrom` of a stream that does not
 * end). A page loaded in full lets go of all of them.
 */
(() => {
  const MOST = 12;
  let shown = 0;
  document$.subscribe(() => shown++);

  // Before Material's listener: what that one does not hear of, the browser does.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (shown > MOST && link && link.pathname !== location.pathname) event.stopPropagation();
  }, { capture: true });
})();
