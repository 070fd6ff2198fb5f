"use strict";

/**
 * Let instant navigation work wherever the site lies.
 *
 * Material learns which addresses it may load without leaving the page from `sitemap.xml`, which
 * holds the site's public address, or none: a copy on another port or below another folder would
 * load every page anew. The menu knows the same pages, so a list made from it is read instead.
 * Comes before Material's own script.
 */
(() => {
  const { open } = XMLHttpRequest.prototype;

  /** @returns {string} the address of a sitemap of what the menu of this page links to */
  function listPages() {
    const list = document.implementation.createDocument(null, "urlset");
    for (const link of document.querySelectorAll(".md-nav--primary a[href]")) {
      if (link.origin !== location.origin) continue;
      const address = list.createElement("loc");
      address.textContent = link.href.split("#")[0];
      list.documentElement.appendChild(list.createElement("url")).append(address);
    }
    const text = new XMLSerializer().serializeToString(list);
    return URL.createObjectURL(new Blob([text], { type: "application/xml" }));
  }

  XMLHttpRequest.prototype.open = function (method, address, ...others) {
    const sitemap = new URL("sitemap.xml", new URL(__md_scope));
    const asked = new URL(address, location.href).href === sitemap.href;
    return open.call(this, method, asked ? listPages() : address, ...others);
  };
})();
