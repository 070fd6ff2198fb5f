"use strict";

/**
 * A worker for pages opened from a file, where browsers refuse to start a real one: the same
 * script in a hidden frame, with the same messages.
 *
 * Material's offline plugin leaves out its own, which lives on another host, because this
 * file's address holds the name "iframe-worker".
 */
(() => {
  if (location.protocol !== "file:") return;

  window.Worker = class extends EventTarget {
    /** @param {string | URL} address */
    constructor(address) {
      super();
      this.waiting = [];
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.title = "검색";
      this.frame.srcdoc = `<script>
        postMessage = (data) => frameElement.dispatchEvent(new CustomEvent("answer", { detail: data }));
        addEventListener("error", () => frameElement.dispatchEvent(new Event("failure")), true);
      </script><script src="${new URL(address, document.baseURI)}"></script>`;
      this.frame.addEventListener("load", () => this.flush());
      this.frame.addEventListener("answer", ({ detail }) => {
        this.dispatchEvent(new MessageEvent("message", { data: detail }));
      });
      this.frame.addEventListener("failure", () => this.dispatchEvent(new Event("error")));
      document.body.append(this.frame);
    }

    /** @param {unknown} data Kept until the script in the frame has been loaded. */
    postMessage(data) {
      this.waiting?.push(data) ?? this.deliver(data);
    }

    flush() {
      const waiting = this.waiting;
      this.waiting = null;
      waiting.forEach((data) => this.deliver(data));
    }

    deliver(data) {
      this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data }));
    }

    terminate() {
      this.frame.remove();
    }
  };
})();
