// Lets the search work on pages opened from disk: a browser starts no worker there, so its script runs in a hidden frame.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      this.ready = new Promise((loaded) => {
        frame.onload = loaded;
      });
      document.body.appendChild(frame);
      this.frame = frame;
      addEventListener("message", (event) => {
        if (event.source === frame.contentWindow) {
          this.dispatchEvent(new MessageEvent("message", { data: event.data }));
        }
      });
      // Inside the frame: what a worker's script calls, and then that script.
      const page = frame.contentDocument;
      page.open();
      page.write(
        "<body><script>" +
          "postMessage = (data) => parent.postMessage(data, '*');" +
          "importScripts = (...urls) => urls.reduce((before, url) => before.then(() => new Promise((loaded) => {" +
          "const script = document.createElement('script'); script.src = url; script.onload = loaded;" +
          "document.body.appendChild(script); })), Promise.resolve());" +
          `</script><script src="${url}"></script></body>`,
      );
      page.close();
    }
    postMessage(data) {
      this.ready.then(() => {
        this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }));
      });
    }
    terminate() {
      this.frame.remove();
    }
  };
}
