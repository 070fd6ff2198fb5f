"use strict";

/** Answer the page. An error is left to reach it, so that the search box can say so. */
addEventListener("message", ({ data }) => postMessage(answer(data)));
