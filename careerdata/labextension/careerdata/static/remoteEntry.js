// What JupyterLab loads: a module container, written by hand instead of by a bundler. JupyterLab's own modules come
// out of the scope that it hands over; everything of ours lies beside this file.
(() => {
  const here = document.currentScript.src;
  let scope;
  const load = async (name) => {
    const offers = Object.values(scope[name]);
    // Other extensions may bring a copy of their own; a token is only the same token in JupyterLab's copy.
    const offer = offers.find(({ from }) => String(from).includes("application-top")) ?? offers[0];
    return (await offer.get())();
  };
  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["careerdata"] = {
    init: (given) => {
      scope = given;
    },
    get: async () => {
      const { plugin } = await import(new URL(`plugin.js${new URL(here).search}`, here));
      const made = await plugin(load);
      return () => ({ __esModule: true, default: made });
    },
  };
})();
